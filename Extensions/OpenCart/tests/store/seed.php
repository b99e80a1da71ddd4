<?php
// Master data and orders of an invented shop, made from a seed. Amounts are reckoned as OpenCart does: doubles, stored with four decimals.

final class Seed
{
    /** @var mysqli */
    private $link;

    /** @var string */
    private $prefix;

    /** @var string */
    private $version;

    public function __construct(mysqli $link, string $prefix, string $version)
    {
        $this->link = $link;
        $this->prefix = $prefix;
        $this->version = $version;
    }

    public function row(string $table, array $values): int
    {
        $set = [];

        foreach ($values as $name => $value) {
            $set[] = '`' . $name . '` = ' . ($value === null ? 'NULL' : "'" . $this->link->real_escape_string((string)$value) . "'");
        }

        $this->link->query('INSERT INTO `' . $this->prefix . $table . '` SET ' . implode(', ', $set));

        return (int)$this->link->insert_id;
    }

    public function lists(): void
    {
        $is4 = $this->version[0] === '4';
        $now = '2026-01-01 08:00:00';
        $dated = $this->version < '4.1' ? ['date_added' => $now, 'date_modified' => $now] : [];
        $settings = [
            'config_name' => 'Kites &amp; Strings', 'config_currency' => 'USD', 'config_country_id' => '223', 'config_zone_id' => '3624', 'config_tax' => '1',
            'config_tax_default' => 'shipping', 'config_tax_customer' => 'shipping', 'config_timezone' => 'America/Los_Angeles',
            $this->version >= '4.1' ? 'config_language_catalog' : 'config_language' => 'en-gb', 'config_void_status_id' => '16',
            'config_encryption' => 'must-never-leave', 'config_mail_smtp_password' => 'must-never-leave',
        ];

        foreach ($settings as $key => $value) {
            $this->row('setting', ['store_id' => 0, 'code' => 'config', 'key' => $key, 'value' => $value, 'serialized' => 0]);
        }

        foreach (['config_processing_status' => '["2","3"]', 'config_complete_status' => '["5","15"]'] as $key => $value) {
            $this->row('setting', ['store_id' => 0, 'code' => 'config', 'key' => $key, 'value' => $value, 'serialized' => 1]);
        }

        $this->row('setting', ['store_id' => 1, 'code' => 'config', 'key' => 'config_currency', 'value' => 'GBP', 'serialized' => 0]);
        $this->row('store', ['store_id' => 1, 'name' => 'Outlet', 'url' => 'https://outlet.example.test/'] + ($is4 ? [] : ['ssl' => '']));

        foreach (['cod' => 2, 'cheque' => 5, 'bank_transfer' => 1] as $code => $status) {
            $this->row('extension', ($is4 ? ['extension' => 'opencart'] : []) + ['type' => 'payment', 'code' => $code]);
            $this->row('setting', ['store_id' => 0, 'code' => 'payment_' . $code, 'key' => 'payment_' . $code . '_status', 'value' => '1', 'serialized' => 0]);
            $this->row('setting', ['store_id' => 0, 'code' => 'payment_' . $code, 'key' => 'payment_' . $code . '_order_status_id', 'value' => $status, 'serialized' => 0]);
        }

        $this->row('setting', ['store_id' => 0, 'code' => 'payment_card', 'key' => 'payment_card_secret', 'value' => 'must-never-leave', 'serialized' => 0]);
        $this->row('extension', ($is4 ? ['extension' => 'x'] : []) + ['type' => 'captcha', 'code' => 'basic']);
        $this->row('language', ['language_id' => 1, 'name' => 'English', 'code' => 'en-gb', 'status' => 1]);
        $this->row('language', ['language_id' => 2, 'name' => 'Deutsch', 'code' => 'de-de', 'status' => 1]);

        foreach ([1 => 'Pending', 2 => 'Processing', 3 => 'Shipped', 5 => 'Complete', 7 => 'Canceled', 11 => 'Refunded', 16 => 'Voided'] as $id => $name) {
            $this->row('order_status', ['order_status_id' => $id, 'language_id' => 1, 'name' => $name]);
            $this->row('order_status', ['order_status_id' => $id, 'language_id' => 2, 'name' => $name . ' (de)']);
        }

        foreach (['return_status' => [1 => 'Pending', 3 => 'Complete'], 'return_action' => [1 => 'Refunded', 2 => 'Credit Issued', 3 => 'Replacement Sent'], 'return_reason' => [1 => 'Dead On Arrival']] as $table => $names) {
            foreach ($names as $id => $name) {
                $this->row($table, [$table . '_id' => $id, 'language_id' => 1, 'name' => $name]);
            }
        }

        foreach ([['USD', '1.00000000'], ['EUR', '0.92340000'], ['GBP', '0.78910000'], ['CAD', '1.37250000']] as $currency) {
            $this->row('currency', ['title' => $currency[0], 'code' => $currency[0], 'decimal_place' => '2', 'value' => $currency[1], 'status' => 1, 'date_modified' => $now]);
        }

        foreach ([[223, 'US', 'USA', 3624, 'CA'], [81, 'DE', 'DEU', 1256, 'BER']] as $place) {
            $this->row('country', ['country_id' => $place[0], 'iso_code_2' => $place[1], 'iso_code_3' => $place[2]]);
            $this->row('zone', ['zone_id' => $place[3], 'country_id' => $place[0], 'code' => $place[4]]);
        }

        $this->row('tax_class', ['tax_class_id' => 9, 'title' => 'Taxable', 'description' => 'Goods'] + $dated);
        $this->row('tax_rate', ['tax_rate_id' => 86, 'geo_zone_id' => 3, 'name' => 'CA State Tax', 'rate' => '6.0000', 'type' => 'P'] + $dated);
        $this->row('tax_rate', ['tax_rate_id' => 87, 'geo_zone_id' => 3, 'name' => 'CA County Tax', 'rate' => '1.2500', 'type' => 'P'] + $dated);
        $this->row('geo_zone', ['geo_zone_id' => 3, 'name' => 'California', 'description' => 'CA', 'date_added' => $now, 'date_modified' => $now]);
        $this->row('zone_to_geo_zone', ['country_id' => 223, 'zone_id' => 3624, 'geo_zone_id' => 3, 'date_added' => $now, 'date_modified' => $now]);

        foreach ([86 => 1, 87 => 2] as $rate => $priority) {
            $this->row('tax_rule', ['tax_class_id' => 9, 'tax_rate_id' => $rate, 'based' => 'shipping', 'priority' => $priority]);
            $this->row('tax_rate_to_customer_group', ['tax_rate_id' => $rate, 'customer_group_id' => 1]);
        }

        $this->row('customer_group', ['customer_group_id' => 1, 'approval' => 0, 'sort_order' => 1]);
        $this->row('customer_group_description', ['customer_group_id' => 1, 'language_id' => 1, 'name' => 'Default', 'description' => '']);
        $this->row('custom_field', ['custom_field_id' => 1, 'type' => 'text', 'value' => '', 'location' => 'address', 'status' => 1, 'sort_order' => 1]);
        $this->row('custom_field_description', ['custom_field_id' => 1, 'language_id' => 1, 'name' => 'VAT Number']);
        $this->row('user_group', ['name' => 'Administrator', 'permission' => '{"access":[],"modify":[]}']);
        $this->products();
        $this->customers();
    }

    /** Twelve products; the third has options, the fifth is not counted. */
    private function products(): void
    {
        $is4 = $this->version[0] === '4';

        foreach (range(1, 12) as $n) {
            $this->row('product', ['product_id' => 1000 + $n] + ($is4 ? ['master_id' => 0, 'variant' => '', 'override' => ''] : []) + [
                'model' => sprintf('KITE-%02d', $n), 'sku' => $this->version >= '4.1' ? 'stale' : 'SKU-' . $n, 'quantity' => 100, 'subtract' => $n === 5 ? 0 : 1,
                'price' => sprintf('%.4F', 3.3333 * $n), 'tax_class_id' => 9, 'shipping' => 1, 'status' => 1, 'date_added' => '2026-01-01 08:00:00',
                'date_modified' => sprintf('2026-01-%02d 08:00:00', $n),
            ]);
            $this->row('product_description', ['product_id' => 1000 + $n, 'language_id' => 1, 'name' => 'Kite &quot;' . $n . '&quot; &lt;b&gt; &amp; string']);
            $this->row('product_description', ['product_id' => 1000 + $n, 'language_id' => 2, 'name' => 'Drachen ' . $n]);
            $this->row('product_to_store', ['product_id' => 1000 + $n, 'store_id' => 0]);

            if ($this->version >= '4.1') {
                $this->row('product_code', ['product_id' => 1000 + $n, 'code' => 'SKU', 'value' => 'SKU-' . $n]);
            }
        }

        $this->row('option', ['option_id' => 5, 'type' => 'select', 'sort_order' => 1]);
        $this->row('option_description', ['option_id' => 5, 'language_id' => 1, 'name' => 'Size']);
        $this->row('product_option', ['product_option_id' => 50, 'product_id' => 1003, 'option_id' => 5, 'value' => '', 'required' => 1]);

        foreach ([51 => 'Large', 52 => 'Small'] as $id => $name) {
            $this->row('option_value_description', ['option_value_id' => $id, 'language_id' => 1, 'option_id' => 5, 'name' => $name]);
            $this->row('product_option_value', ['product_option_value_id' => 9000 + $id, 'product_option_id' => 50, 'product_id' => 1003, 'option_id' => 5,
                'option_value_id' => $id, 'quantity' => 20, 'subtract' => 1, 'price' => $id === 51 ? '2.2500' : '0.0000', 'price_prefix' => '+']);
        }
    }

    private function customers(): void
    {
        $is4 = $this->version[0] === '4';

        foreach ([501 => ['Ann', 'Smith'], 502 => ['Bernd', 'Müller'], 503 => ["O'Neil", '&lt;b&gt;&quot;x&quot;&lt;/b&gt;']] as $id => $name) {
            $this->row('customer', ['customer_id' => $id, 'customer_group_id' => 1, 'store_id' => 0, 'language_id' => 1, 'firstname' => $name[0], 'lastname' => $name[1],
                'email' => 'buyer' . $id . '@example.test', 'telephone' => '+1 555 ' . $id, 'password' => 'must-never-leave', 'cart' => '', 'newsletter' => 0]
                + ($is4 ? [] : ['address_id' => $id * 10 + 1]) + ['custom_field' => '[]', 'ip' => '203.0.113.9', 'status' => 1, 'safe' => 0,
                'token' => 'must-never-leave', 'code' => '', 'date_added' => '2026-01-05 08:00:00']);

            foreach ([0, 1] as $n) {
                $this->row('address', ['address_id' => $id * 10 + $n, 'customer_id' => $id, 'firstname' => $name[0], 'lastname' => $name[1],
                    'company' => $n ? 'Müller &amp; Söhne GmbH' : '', 'address_1' => '1 Main St', 'address_2' => '', 'city' => 'Berlin', 'postcode' => '10115',
                    'country_id' => $n ? 81 : 223, 'zone_id' => $n ? 1256 : 3624, 'custom_field' => $n ? '{"1":"DE123456789"}' : '[]'] + ($is4 ? ['default' => $n] : []));
            }
        }
    }

    /** One order of a few lines, taxed by both rates, with shipping; everything about it follows from its number. */
    public function order(int $id, array $changes = []): void
    {
        $is4 = $this->version[0] === '4';
        $buyer = $id % 4 ? 500 + $id % 4 : 0;
        // However many there are, all are of the past: what is dated today changes while it is read.
        $added = date('Y-m-d H:i:s', strtotime('2026-06-01 09:00:00') + $id % 4000 * 1800);
        $status = [2, 5, 1, 3][$id % 4];
        $code = ['cod', 'cheque', 'bank_transfer'][$id % 3];
        $title = ['Cash On Delivery', 'Cheque &amp; Money Order', 'Bank Transfer'][$id % 3];
        $currency = ['USD', 'EUR', 'USD', 'GBP', 'CAD'][$id % 5];
        $rate = ['USD' => '1.00000000', 'EUR' => '0.92340000', 'GBP' => '0.78910000', 'CAD' => '1.37250000'][$currency];
        $lines = [];

        foreach (range(1, 1 + $id % 3) as $n) {
            $product = ($id + $n * 5) % 12 + 1;
            $lines[] = [1000 + $product, sprintf('KITE-%02d', $product), ($id + $n) % 4 + 1, round(3.3333 * $product, 4) + ($product === 3 ? 2.25 : 0)];
        }

        $sum = array_sum(array_map(static function (array $line): float {
            return $line[2] * $line[3];
        }, $lines));
        $coupon = $id % 7 === 0 ? $sum * 0.1 : 0.0;
        $taxed = $sum - $coupon;
        $totals = [['sub_total', 'Sub-Total', $sum, 1], ['shipping', 'Flat Shipping Rate', 8.0, 3]];

        if ($coupon > 0) {
            $totals[] = ['coupon', 'Coupon (SAVE10)', -$coupon, 4];
        }

        $totals[] = ['tax', 'CA County Tax', $taxed * 0.0125, 5];
        $totals[] = ['tax', 'CA State Tax', $taxed * 0.06, 5];
        $total = array_sum(array_column($totals, 2));
        $totals[] = ['total', 'Total', $total, 9];
        $address = ['firstname' => 'Zoë', 'lastname' => "O'Neil &quot;&lt;i&gt;&quot;", 'company' => $id % 3 ? '' : 'Nuts &amp; Bolts &lt;Ltd&gt;', 'address_1' => '12 Elm Street',
            'address_2' => '', 'city' => 'San Francisco', 'postcode' => '94105', 'country' => 'United States', 'country_id' => 223, 'zone' => 'California', 'zone_id' => 3624,
            'address_format' => '', 'custom_field' => '[]'];
        $row = ['order_id' => $id, 'invoice_prefix' => 'INV-2026-00', 'store_id' => 0, 'store_name' => 'Kites &amp; Strings', 'store_url' => 'https://shop.example.test/',
            'customer_id' => $buyer, 'customer_group_id' => 1, 'firstname' => 'Zoë', 'lastname' => "O'Neil &quot;&lt;i&gt;&quot;", 'email' => 'buyer' . ($buyer ?: 'guest') . '@example.test',
            'telephone' => '+1 555 0199', 'custom_field' => '[]', 'comment' => 'Leave it &lt;at&gt; the &quot;door&quot; &amp; ring', 'total' => sprintf('%.4F', $total),
            'order_status_id' => $status, 'language_id' => 1, 'currency_id' => 1, 'currency_code' => $currency, 'currency_value' => $rate, 'ip' => '203.0.113.24',
            'forwarded_ip' => '', 'user_agent' => 'must-never-leave', 'accept_language' => 'en', 'date_added' => $added, 'date_modified' => $added];

        foreach (['payment', 'shipping'] as $kind) {
            foreach ($address as $name => $value) {
                $row[$kind . '_' . $name] = $value;
            }
        }

        $row += $is4 ? ['payment_method' => json_encode(['code' => $code . '.' . $code, 'name' => $title]),
            'shipping_method' => '{"code":"flat.flat","name":"Flat Shipping Rate","cost":"8.00","tax_class_id":"0","text":"$8.00"}']
            : ['payment_method' => $title, 'payment_code' => $code, 'shipping_method' => 'Flat Shipping Rate', 'shipping_code' => 'flat.flat'];
        $this->row('order', $changes + $row);

        foreach ($lines as $line) {
            $lineID = $this->row('order_product', ['order_id' => $id, 'product_id' => $line[0]] + ($is4 ? ['master_id' => 0] : []) + ['name' => 'Kite &quot;' . ($line[0] - 1000) . '&quot; &lt;b&gt; &amp; string',
                'model' => $line[1], 'quantity' => $line[2], 'price' => sprintf('%.4F', $line[3]), 'total' => sprintf('%.4F', $line[2] * $line[3]), 'tax' => sprintf('%.4F', $line[3] * 0.0725), 'reward' => 0]);

            if ($line[0] === 1003) {
                $this->row('order_option', ['order_id' => $id, 'order_product_id' => $lineID, 'product_option_id' => 50, 'product_option_value_id' => 9051, 'name' => 'Size', 'value' => 'Large', 'type' => 'select']);
            }
        }

        foreach ($totals as $n => $total) {
            $this->row('order_total', ['order_id' => $id] + ($is4 ? ['extension' => 'opencart'] : []) + ['code' => $total[0], 'title' => $total[1], 'value' => sprintf('%.4F', $total[2]), 'sort_order' => $total[3]]);
        }

        if ((int)($changes['order_status_id'] ?? $status) !== 0) {
            $this->row('order_history', ['order_id' => $id, 'order_status_id' => $status, 'notify' => 0, 'comment' => '', 'date_added' => $added]);
        }
    }
}
