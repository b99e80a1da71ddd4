<?php
// The tables of a store, as far as the extension reads them, for each version: written from what is known of the real ones.

/** CREATE statements for '3.0.4.0', '4.0.2.3' or '4.1.0.3'. */
function schema(string $version, string $prefix): array
{
    $is4 = $version[0] === '4';
    $is41 = $version >= '4.1';
    $engine = $is4 ? 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4' : 'ENGINE=MyISAM DEFAULT CHARSET=utf8';
    $id = 'INT NOT NULL AUTO_INCREMENT PRIMARY KEY';
    $dates = ['date_added' => 'DATETIME NOT NULL', 'date_modified' => 'DATETIME NOT NULL'];
    $money = "DECIMAL(15,4) NOT NULL DEFAULT '0.0000'";
    $number = "INT NOT NULL DEFAULT '0'";
    $text = static function (int $length): string {
        return 'VARCHAR(' . $length . ") NOT NULL DEFAULT ''";
    };
    $address = static function (string $kind) use ($text, $number): array {
        $columns = [];

        foreach (['firstname' => 32, 'lastname' => 32, 'company' => 60, 'address_1' => 128, 'address_2' => 128, 'city' => 128, 'postcode' => 10] as $name => $length) {
            $columns[$kind . '_' . $name] = $text($length);
        }

        return $columns + [
            $kind . '_country' => $text(128), $kind . '_country_id' => $number, $kind . '_zone' => $text(128), $kind . '_zone_id' => $number,
            $kind . '_address_format' => 'TEXT NOT NULL', $kind . '_custom_field' => 'TEXT NOT NULL',
        ];
    };
    $order = ['order_id' => $id] + ($is4 ? ['subscription_id' => $number, 'transaction_id' => $text(100)] : [])
        + ['invoice_no' => $number, 'invoice_prefix' => $text(26), 'store_id' => $number, 'store_name' => $text(64), 'store_url' => $text(255),
            'customer_id' => $number, 'customer_group_id' => $number, 'firstname' => $text(32), 'lastname' => $text(32), 'email' => $text(96),
            'telephone' => $text(32)] + ($is4 ? [] : ['fax' => $text(32)]) + ['custom_field' => 'TEXT NOT NULL'] + $address('payment')
        + ($is4 ? ['payment_method' => 'TEXT NOT NULL'] : ['payment_method' => $text(128), 'payment_code' => $text(128)]) + $address('shipping')
        + ($is4 ? ['shipping_method' => 'TEXT NOT NULL'] : ['shipping_method' => $text(128), 'shipping_code' => $text(128)])
        + ['comment' => 'TEXT NOT NULL', 'total' => $money, 'order_status_id' => $number, 'affiliate_id' => $number, 'commission' => $money,
            'marketing_id' => $number, 'tracking' => $text(64), 'language_id' => $number, 'currency_id' => $number, 'currency_code' => $text(3),
            'currency_value' => "DECIMAL(15,8) NOT NULL DEFAULT '1.00000000'", 'ip' => $text(40), 'forwarded_ip' => $text(40),
            'user_agent' => $text(255), 'accept_language' => $text(255)] + $dates;
    $tables = [
        'order' => $order,
        'order_product' => ['order_product_id' => $id, 'order_id' => $number, 'product_id' => $number] + ($is4 ? ['master_id' => $number] : [])
            + ['name' => $text(255), 'model' => $text(64), 'quantity' => $number, 'price' => $money, 'total' => $money, 'tax' => $money, 'reward' => $number],
        'order_option' => ['order_option_id' => $id, 'order_id' => $number, 'order_product_id' => $number, 'product_option_id' => $number,
            'product_option_value_id' => $number, 'name' => $text(255), 'value' => 'TEXT NOT NULL', 'type' => $text(32)],
        'order_total' => ['order_total_id' => $id, 'order_id' => $number] + ($is4 ? ['extension' => $text(255)] : [])
            + ['code' => $text(32), 'title' => $text(255), 'value' => $money, 'sort_order' => $number],
        'order_history' => ['order_history_id' => $id, 'order_id' => $number, 'order_status_id' => $number, 'notify' => $number,
            'comment' => 'TEXT NOT NULL', 'date_added' => 'DATETIME NOT NULL'],
        'coupon_history' => ['coupon_history_id' => $id, 'coupon_id' => $number, 'order_id' => $number, 'customer_id' => $number, 'amount' => $money, 'date_added' => 'DATETIME NOT NULL'],
        'customer_transaction' => ['customer_transaction_id' => $id, 'customer_id' => $number, 'order_id' => $number, 'description' => 'TEXT NOT NULL', 'amount' => $money, 'date_added' => 'DATETIME NOT NULL'],
        'customer_reward' => ['customer_reward_id' => $id, 'customer_id' => $number, 'order_id' => $number, 'description' => 'TEXT NOT NULL', 'points' => $number, 'date_added' => 'DATETIME NOT NULL'],
        'return' => ['return_id' => $id, 'order_id' => $number, 'product_id' => $number, 'customer_id' => $number, 'firstname' => $text(32),
            'lastname' => $text(32), 'email' => $text(96), 'telephone' => $text(32), 'product' => $text(255), 'model' => $text(64), 'quantity' => $number,
            'opened' => $number, 'return_reason_id' => $number, 'return_action_id' => $number, 'return_status_id' => $number,
            'comment' => 'TEXT NOT NULL', 'date_ordered' => 'DATE NOT NULL'] + $dates,
        'return_history' => ['return_history_id' => $id, 'return_id' => $number, 'return_status_id' => $number, 'notify' => $number, 'comment' => 'TEXT NOT NULL', 'date_added' => 'DATETIME NOT NULL'],
        'customer' => ['customer_id' => $id, 'customer_group_id' => $number, 'store_id' => $number, 'language_id' => $number, 'firstname' => $text(32),
            'lastname' => $text(32), 'email' => $text(96), 'telephone' => $text(32), 'password' => $text(255), 'cart' => 'TEXT NOT NULL',
            'newsletter' => $number] + ($is4 ? [] : ['address_id' => $number]) + ['custom_field' => 'TEXT NOT NULL', 'ip' => $text(40),
            'status' => $number, 'safe' => $number, 'token' => 'TEXT NOT NULL', 'code' => $text(40), 'date_added' => 'DATETIME NOT NULL'],
        'address' => ['address_id' => $id, 'customer_id' => $number, 'firstname' => $text(32), 'lastname' => $text(32), 'company' => $text($is4 ? 60 : 40),
            'address_1' => $text(128), 'address_2' => $text(128), 'city' => $text(128), 'postcode' => $text(10), 'country_id' => $number,
            'zone_id' => $number, 'custom_field' => 'TEXT NOT NULL'] + ($is4 ? ['default' => $number] : []),
        'product' => ['product_id' => $id] + ($is4 ? ['master_id' => $number, 'variant' => 'TEXT NOT NULL', 'override' => 'TEXT NOT NULL'] : [])
            + ['model' => $text(64), 'sku' => $text(64), 'quantity' => $number, 'subtract' => "TINYINT NOT NULL DEFAULT '1'", 'price' => $money,
            'tax_class_id' => $number, 'shipping' => "TINYINT NOT NULL DEFAULT '1'", 'status' => "TINYINT NOT NULL DEFAULT '1'"] + $dates,
        'product_description' => ['product_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(255)],
        'product_to_store' => ['product_id' => 'INT NOT NULL', 'store_id' => $number],
        'product_option' => ['product_option_id' => $id, 'product_id' => $number, 'option_id' => $number, 'value' => 'TEXT NOT NULL', 'required' => $number],
        'product_option_value' => ['product_option_value_id' => $id, 'product_option_id' => $number, 'product_id' => $number, 'option_id' => $number,
            'option_value_id' => $number, 'quantity' => $number, 'subtract' => $number, 'price' => $money, 'price_prefix' => $text(1)],
        'option' => ['option_id' => $id, 'type' => $text(32), 'sort_order' => $number],
        'option_description' => ['option_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(128)],
        'option_value_description' => ['option_value_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'option_id' => $number, 'name' => $text(128)],
        'currency' => ['currency_id' => $id, 'title' => $text(32), 'code' => $text(3), 'symbol_left' => $text(12), 'symbol_right' => $text(12),
            'decimal_place' => $is4 ? $number : "CHAR(1) NOT NULL DEFAULT '2'", 'value' => "DOUBLE(15,8) NOT NULL DEFAULT '1.00000000'", 'status' => $number, 'date_modified' => 'DATETIME NOT NULL'],
        'order_status' => ['order_status_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(32)],
        'return_status' => ['return_status_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(32)],
        'return_action' => ['return_action_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(64)],
        'return_reason' => ['return_reason_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(128)],
        'tax_class' => ['tax_class_id' => $id, 'title' => $text(32), 'description' => $text(255)] + ($is41 ? [] : $dates),
        'tax_rate' => ['tax_rate_id' => $id, 'geo_zone_id' => $number, 'name' => $text(32), 'rate' => $money, 'type' => 'CHAR(1) NOT NULL'] + ($is41 ? [] : $dates),
        'tax_rule' => ['tax_rule_id' => $id, 'tax_class_id' => $number, 'tax_rate_id' => $number, 'based' => $text(10), 'priority' => $number],
        'tax_rate_to_customer_group' => ['tax_rate_id' => 'INT NOT NULL', 'customer_group_id' => 'INT NOT NULL'],
        'geo_zone' => ['geo_zone_id' => $id, 'name' => $text(32), 'description' => $text(255)] + $dates,
        'zone_to_geo_zone' => ['zone_to_geo_zone_id' => $id, 'country_id' => $number, 'zone_id' => $number, 'geo_zone_id' => $number] + $dates,
        'country' => ['country_id' => $id, 'iso_code_2' => $text(2), 'iso_code_3' => $text(3)] + ($is41 ? [] : ['name' => $text(128)]),
        'zone' => ['zone_id' => $id, 'country_id' => $number, 'code' => $text(32)] + ($is41 ? [] : ['name' => $text(128)]),
        'customer_group' => ['customer_group_id' => $id, 'approval' => $number, 'sort_order' => $number],
        'customer_group_description' => ['customer_group_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(32), 'description' => 'TEXT NOT NULL'],
        'custom_field' => ['custom_field_id' => $id, 'type' => $text(32), 'value' => 'TEXT NOT NULL', 'location' => $text(10), 'status' => $number, 'sort_order' => $number],
        'custom_field_description' => ['custom_field_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'name' => $text(128)],
        'custom_field_value' => ['custom_field_value_id' => $id, 'custom_field_id' => $number, 'sort_order' => $number],
        'custom_field_value_description' => ['custom_field_value_id' => 'INT NOT NULL', 'language_id' => 'INT NOT NULL', 'custom_field_id' => $number, 'name' => $text(128)],
        'language' => ['language_id' => $id, 'name' => $text(32), 'code' => $text(5), 'status' => $number],
        'store' => ['store_id' => $id, 'name' => $text(64), 'url' => $text(255)] + ($is4 ? [] : ['ssl' => $text(255)]),
        'extension' => ['extension_id' => $id] + ($is4 ? ['extension' => $text(255)] : []) + ['type' => $text(32), 'code' => $text(128)],
        'setting' => ['setting_id' => $id, 'store_id' => $number, 'code' => $text(128), 'key' => $text(128), 'value' => 'TEXT NOT NULL', 'serialized' => $number],
        'session' => ['session_id' => 'VARCHAR(32) NOT NULL PRIMARY KEY', 'data' => 'TEXT NOT NULL', 'expire' => 'DATETIME NOT NULL'],
        'user_group' => ['user_group_id' => $id, 'name' => $text(64), 'permission' => 'TEXT NOT NULL'],
    ];

    if ($is4) {
        $tables['order_subscription'] = ['order_subscription_id' => $id, 'order_id' => $number, 'order_product_id' => $number];
        $tables['subscription'] = ['subscription_id' => $id, 'order_id' => $number];
    } else {
        $tables['order_recurring'] = ['order_recurring_id' => $id, 'order_id' => $number, 'reference' => $text(255)];
    }

    if ($is41) {
        $tables['product_code'] = ['product_code_id' => $id, 'product_id' => $number, 'code' => $text(48), 'value' => $text(255)];
    } else {
        $tables['order_voucher'] = ['order_voucher_id' => $id, 'order_id' => $number, 'voucher_id' => $number, 'description' => $text(255), 'code' => $text(10),
            'from_name' => $text(64), 'from_email' => $text(96), 'to_name' => $text(64), 'to_email' => $text(96), 'voucher_theme_id' => $number, 'message' => 'TEXT NOT NULL', 'amount' => $money];
        $tables['voucher_history'] = ['voucher_history_id' => $id, 'voucher_id' => $number, 'order_id' => $number, 'amount' => $money, 'date_added' => 'DATETIME NOT NULL'];
    }

    $statements = [];

    foreach ($tables as $table => $columns) {
        $lines = [];

        foreach ($columns as $name => $kind) {
            $lines[] = '`' . $name . '` ' . $kind;
        }

        if (in_array($table, ['order_product', 'order_total'], true)) {
            $lines[] = 'KEY order_id (order_id)';
        }

        $statements[] = 'CREATE TABLE `' . $prefix . $table . '` (' . implode(', ', $lines) . ') ' . $engine;
    }

    return $statements;
}
