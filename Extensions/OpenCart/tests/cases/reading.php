<?php

/** What is handed out, and what is not. */
function reading(Store $store, Client $client): void
{
    $is4 = $store->generation === '4';
    $is41 = $store->version >= '4.1';

    for ($id = 1; $id <= 120; $id++) {
        $store->seed->order($id, $id % 10 === 0 ? ['order_status_id' => 0] : []);
    }

    $hello = $client->call('handshake');
    check('the versions are told', $hello['software']['version'] === $store->version && $hello['software']['php'] === PHP_VERSION && $hello['extension']['generation'] === $store->generation, $hello);
    check('the tables are told as they are', $hello['features'] === ['vouchers' => !$is41, 'payment_json' => $is4, 'product_codes' => $is41, 'total_extension' => $is4,
        'variants' => $is4, 'address_default' => $is4, 'subscriptions' => $is4], $hello['features']);
    check('both stores are told', array_column($hello['stores'], 'currency', 'store_id') === ['0' => 'USD', '1' => 'GBP'] && $hello['stores'][0]['iso_code_2'] === 'US'
        && $hello['stores'][0]['zone_code'] === 'CA' && $hello['stores'][0]['name'] === 'Kites &amp; Strings' && $hello['stores'][0]['language'] === 'en-gb', $hello['stores']);
    check('the zone is the store\'s', $hello['time']['zone'] === 'America/Los_Angeles' && $hello['time']['zone_source'] === 'setting', $hello['time']);
    $zone = new DateTimeZone('America/Los_Angeles');
    check('local and universal time belong together', (new DateTime($hello['time']['local'], $zone))->getTimestamp() === (int)$hello['time']['unix']
        && (new DateTime($hello['time']['utc'], new DateTimeZone('UTC')))->getTimestamp() === (int)$hello['time']['unix'], $hello['time']);
    check('the counts are told', $hello['counts'] === ['orders' => '108', 'products' => '12', 'customers' => '3', 'returns' => '0'], $hello['counts']);
    check('statuses are lists', $hello['status'] === ['processing' => ['2', '3'], 'complete' => ['5', '15'], 'void' => '16'], $hello['status']);
    check('stock is not written', $hello['permissions'] === ['read' => true, 'write_stock' => false], $hello['permissions']);

    $lists = $client->call('lists')['tables'];
    check('the status names come in every language', count($lists['order_status']) === 14 && $lists['order_status'][0] === ['order_status_id' => '1', 'language_id' => '1', 'name' => 'Pending'], $lists['order_status']);
    check('names of groups and fields come along', $lists['customer_group'] === [['customer_group_id' => '1', 'name' => 'Default']]
        && $lists['custom_field'] === [['custom_field_id' => '1', 'type' => 'text', 'location' => 'address', 'status' => '1', 'name' => 'VAT Number']], $lists);
    check('extensions of other kinds stay', array_unique(array_column($lists['extension'], 'type')) === ['payment'], $lists['extension']);
    check('no secret is among the settings', !array_diff(array_map(static function (string $key): string {
        return preg_match('/^payment_\w+_(status|order_status_id)$|^config_/', $key) ? '' : $key;
    }, array_column($lists['setting'], 'key')), ['']), array_column($lists['setting'], 'key'));
    check('the methods in use are told', array_column($lists['payment_seen'], 'title', 'code') === ['bank_transfer' => 'Bank Transfer', 'cheque' => 'Cheque &amp; Money Order', 'cod' => 'Cash On Delivery']
        && array_sum(array_column($lists['payment_seen'], 'orders')) === 108, $lists['payment_seen']);
    check('so are the totals', in_array('Coupon (SAVE10)', array_column($lists['total_seen'], 'title'), true), $lists['total_seen']);

    for ($n = 0; $n < 25; $n++) {
        $store->query('INSERT INTO shop_zone_to_geo_zone (country_id, zone_id, geo_zone_id, date_added, date_modified) VALUES ' . implode(',', array_fill(0, 100, '(81, 1256, 3, NOW(), NOW())')));
    }

    $zones = $client->call('lists', ['tables' => ['zone_to_geo_zone', 'tax_rate']]);
    check('a long list comes in pieces', count($zones['tables']['zone_to_geo_zone']) === 2000 && isset($zones['next']['zone_to_geo_zone']) && count($zones['tables']) === 2, $zones['next']);
    $rest = $client->call('lists', ['after' => $zones['next']]);
    check('the rest follows', count($rest['tables']['zone_to_geo_zone']) === 501 && $rest['next'] === [] && count($rest['tables']) === 1, [count($rest['tables']['zone_to_geo_zone']), $rest['next']]);
    check('an object stays an object', strpos($client->body, '"next":{}') !== false);

    $answer = $client->call('orders.get', ['ids' => [7, '3', 999, 7, 10]]);
    check('orders come in the order asked for, each once', array_map(static function (array $order): string {
        return $order['order']['order_id'];
    }, $answer['orders']) === ['7', '3', '10'] && $answer['missing'] === ['999'], $answer['missing'] ?? $client->body);
    orderAsStored($store, $answer['orders'][0]);
    $codes = array_column($answer['orders'][0]['order_total'], 'code');
    check('totals come by their sort order', $codes[0] === 'sub_total' && end($codes) === 'total' && in_array('coupon', $codes, true), $codes);
    check('what is nobody\'s business stays', !array_intersect(['ip', 'forwarded_ip', 'user_agent', 'accept_language'], array_keys($answer['orders'][0]['order']))
        && strpos($client->body, 'must-never-leave') === false);
    check('text comes as it is kept', $answer['orders'][0]['order']['comment'] === 'Leave it &lt;at&gt; the &quot;door&quot; &amp; ring' && $answer['orders'][0]['order']['firstname'] === 'Zoë', $answer['orders'][0]['order']);
    check('an abandoned order has no history', $answer['orders'][2]['order']['order_status_id'] === '0' && $answer['orders'][2]['order_history'] === []);
    check('tables that are there are lists, others are absent', $answer['orders'][0]['return'] === [] && isset($answer['orders'][0]['order_voucher']) === !$is41
        && isset($answer['orders'][0]['catalog_product_code']) === $is41, array_keys($answer['orders'][0]));
    check('more than fifty are too many', $client->call('orders.get', ['ids' => range(1, 51)]) === [] && $client->code() === 'too_large', $client->body);
    check('missing orders are found', $client->call('orders.exists', ['ids' => [1, 2, 998, 999]]) === ['missing' => ['998', '999']], $client->body);

    $products = [];
    $after = '0';

    do {
        $page = $client->call('products.list', ['after' => $after, 'limit' => 5]);
        $products = array_merge($products, $page['products']);
        $after = $page['next'];
    } while ($after !== null);

    check('all products come, each once', count($products) === 12 && count(array_unique(array_column(array_column($products, 'product'), 'product_id'))) === 12, count($products));
    check('a product has options, stock and stores', $products[2]['product']['name'] === 'Kite &quot;3&quot; &lt;b&gt; &amp; string' && $products[2]['product']['quantity'] === '100'
        && $products[2]['product_option'] === [['product_option_id' => '50', 'product_id' => '1003', 'option_id' => '5', 'name' => 'Size', 'type' => 'select', 'required' => '1']]
        && array_column($products[2]['product_option_value'], 'value_name', 'quantity') === ['20' => 'Small'] && count($products[2]['product_option_value']) === 2
        && $products[2]['product_to_store'] === [['product_id' => '1003', 'store_id' => '0']], $products[2]);
    check('changed products are asked for', array_column(array_column($client->call('products.list', ['changed_since' => '2026-01-11 00:00:00'])['products'], 'product'), 'product_id') === ['1011', '1012'], $client->body);
    $found = $client->call('products.get', ['models' => ['KITE-02', 'NO-SUCH', "KITE-02' OR '1"]]);
    check('products are found by model', array_column(array_column($found['products'], 'product'), 'product_id') === ['1002'] && $found['missing'] === ['NO-SUCH', "KITE-02' OR '1"], $client->body);

    $customers = $client->call('customers.list', ['limit' => 2]);
    check('customers come in pages', count($customers['customers']) === 2 && $customers['next'] === '502', $client->body);
    check('the default address comes first, in both generations', $customers['customers'][0]['address'][0]['default'] === '1' && $customers['customers'][0]['address'][0]['iso_code_2'] === 'DE'
        && $customers['customers'][0]['address'][1]['zone_code'] === 'CA', $customers['customers'][0]);
    check('no password comes along', strpos($client->body, 'must-never-leave') === false && strpos($client->body, '203.0.113') === false);
    check('one customer', array_column(array_column($client->call('customers.get', ['ids' => [503, 9]])['customers'], 'customer'), 'lastname') === ['&lt;b&gt;&quot;x&quot;&lt;/b&gt;']
        && $client->answer['data']['missing'] === ['9'], $client->body);
}

/** Every column and row is what the database itself says, as text. */
function orderAsStored(Store $store, array $order): void
{
    $id = (int)$order['order']['order_id'];
    $stored = $store->query('SELECT * FROM shop_order WHERE order_id = ' . $id)[0];
    unset($stored['ip'], $stored['forwarded_ip'], $stored['user_agent'], $stored['accept_language']);
    check('the header is as stored', $order['order'] === array_map('strval', $stored), $order['order']);

    foreach (['order_product', 'order_option', 'order_history', 'customer_transaction'] as $table) {
        $rows = array_map(static function (array $row): array {
            return array_map('strval', $row);
        }, $store->query('SELECT * FROM shop_' . $table . ' WHERE order_id = ' . $id . ' ORDER BY 1'));
        check($table . ' is as stored', $order[$table] === $rows, $order[$table]);
    }

    check('the currency is the order\'s', $order['currency']['code'] === $stored['currency_code'] && $order['_meta']['base_currency'] === 'USD', $order['currency']);
    check('places have their codes', $order['countries_zones'] === [
        ['kind' => 'payment', 'country_id' => '223', 'iso_code_2' => 'US', 'zone_id' => '3624', 'zone_code' => 'CA'],
        ['kind' => 'shipping', 'country_id' => '223', 'iso_code_2' => 'US', 'zone_id' => '3624', 'zone_code' => 'CA']], $order['countries_zones']);
    check('its products come along', !array_diff(array_column($order['order_product'], 'product_id'), array_column($order['catalog_product'], 'product_id')), $order['catalog_product']);
    check('every value is a text or nothing', !array_filter(iterator_to_array(new RecursiveIteratorIterator(new RecursiveArrayIterator($order)), false), static function ($value): bool {
        return !is_string($value) && $value !== null;
    }));
}
