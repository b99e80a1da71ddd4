<?php

/** Statements in every argument, and mark-up in every text. */
function attacking(Store $store, Client $client): void
{
    $sum = static function () use ($store): string {
        $tables = array_diff(array_merge(...array_map('array_values', $store->query('SHOW TABLES'))), ['shop_bookbridge_key', 'shop_bookbridge_nonce', 'shop_bookbridge_state', 'shop_bookbridge_stock', 'shop_session']);

        return json_encode($store->query('CHECKSUM TABLE `' . implode('`, `', $tables) . '`'));
    };
    $before = $sum();
    $texts = ["1' OR '1'='1", '1 OR 1=1', '1); DROP TABLE shop_order; --', "' UNION SELECT secret FROM shop_bookbridge_key -- ", '1`', "\\' OR 1=1 -- ", "\xbf' OR 1=1 -- ",
        '0x31', '1/*', "1\0", '%', '-1', '1.0', '9999999999999999999999', ['1'], ['a' => "' OR 1=1"], true, 1.5, -1];
    $arguments = [
        'lists' => ['tables', 'after', 'tables.0', 'after.zone_to_geo_zone', 'after.setting'],
        'orders.changes' => ['cursor', 'since', 'limit', 'whole', 'store_ids', 'store_ids.0', 'cursor.step', 'cursor.id', 'cursor.at', 'cursor.from', 'cursor.history_id', 'cursor.began', 'cursor.next', 'cursor.next_history_id'],
        'orders.get' => ['ids', 'ids.0'], 'orders.exists' => ['ids', 'ids.0'],
        'products.list' => ['after', 'limit', 'changed_since'], 'products.get' => ['ids', 'ids.0', 'models', 'models.0'],
        'customers.list' => ['after', 'limit'], 'customers.get' => ['ids', 'ids.0'], 'returns.list' => ['after', 'limit'],
        'stock.write' => ['items', 'items.0'],
    ];
    $leaks = [];
    $calls = 0;

    foreach ($arguments as $op => $places) {
        foreach ($places as $place) {
            foreach ($texts as $text) {
                list($name, $inner) = explode('.', $place . '.');
                $args = [$name => $inner === '' ? $text : ($inner === '0' ? [$text] : [$inner => $text] + ($name === 'cursor' ? ['step' => 'orders', 'id' => 0, 'from' => '2031-01-01 00:00:00'] : []))];
                $body = json_encode(['v' => 1, 'op' => $op, 'args' => (object)$args], JSON_INVALID_UTF8_IGNORE);
                $client->call($op, [], ['body' => $body]);
                $calls++;
                // What was sent may be repeated; nothing else of the database may show.
                $seen = is_string($text) ? str_replace(trim((string)json_encode($text, JSON_INVALID_UTF8_IGNORE | JSON_UNESCAPED_SLASHES), '"'), '', $client->body) : $client->body;
                $isAnswered = in_array($client->code(), ['ok', 'bad_request', 'too_large'], true);

                if (!$isAnswered || preg_match('/must-never-leave|"[0-9a-f]{64}"|SQL|syntax|shop_|mysqli/i', $seen)) {
                    $leaks[] = [$op, $place, $text, substr($client->body, 0, 200)];
                }
            }
        }
    }

    foreach (['product_id', 'product_option_value_id', 'quantity', 'delta', 'expected', 'key'] as $name) {
        foreach ($texts as $text) {
            $item = [$name => $text] + ['product_id' => 1012] + ($name === 'delta' ? [] : ['quantity' => 100]);
            $client->call('stock.write', [], ['body' => json_encode(['v' => 1, 'op' => 'stock.write', 'args' => ['items' => [$item]]], JSON_INVALID_UTF8_IGNORE)]);
            $calls++;
            $leaks = $client->code() === 'ok' ? $leaks : array_merge($leaks, [[$name, $text, $client->body]]);
        }
    }

    $store->query('UPDATE shop_product SET quantity = 100 WHERE product_id = 1012');
    check("statements in $calls arguments reach nothing and tell nothing", $leaks === [], $leaks);
    check('the tables are as before', $sum() === $before);
    markup($store, $client);
}

/** Mark-up, quotes, line ends, other alphabets and broken bytes in every text of an order and its master data: the JSON holds, the text is as kept. */
function markup(Store $store, Client $client): void
{
    $text = "<script>alert(\"1\")</script> & ' </JSON> \\ \r\n \u{2028} {{ 7*7 }} é";
    $escaped = htmlspecialchars($text, ENT_COMPAT, 'UTF-8');

    foreach (['order' => 'order_id = 2', 'order_product' => 'order_id = 2', 'order_total' => "order_id = 2 AND code = 'tax'", 'order_history' => 'order_id = 2', 'customer' => 'customer_id = 502',
        'address' => 'customer_id = 502', 'product_description' => 'product_id = 1004', 'order_status' => 'order_status_id = 1', 'tax_rate' => 'tax_rate_id = 86', 'store' => 'store_id = 1'] as $table => $rows) {
        foreach ($store->query('SELECT COLUMN_NAME AS c, CHARACTER_MAXIMUM_LENGTH AS l FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = "shop_' . $table
            . "\" AND DATA_TYPE IN ('varchar', 'text') AND COLUMN_NAME NOT LIKE '%code%' AND COLUMN_NAME NOT LIKE '%custom_field' AND COLUMN_NAME NOT LIKE '%_method'") as $column) {
            $store->query('UPDATE shop_' . $table . ' SET `' . $column['c'] . "` = '" . $store->link->real_escape_string(mb_strcut_($escaped, (int)$column['l'])) . "' WHERE " . $rows);
        }
    }

    $order = $client->call('orders.get', ['ids' => [2]])['orders'][0] ?? [];
    check('mark-up in an order is told as it is kept', ($order['order']['comment'] ?? '') === $escaped && $client->isSigned && strpos($order['order_product'][0]['name'] ?? '', '&lt;script&gt;') === 0, $client->body);
    orderAsStored($store, $order);

    foreach (['lists' => [], 'handshake' => [], 'products.list' => [], 'customers.list' => []] as $op => $args) {
        $client->call($op, $args);
        check("mark-up in $op breaks nothing", $client->code() === 'ok' && strpos($client->body, '<script') === false, substr($client->body, 0, 300));
    }

    $store->link->set_charset('latin1');
    $store->query("ALTER TABLE shop_order MODIFY tracking VARBINARY(64) NOT NULL DEFAULT ''");
    $store->query("UPDATE shop_order SET tracking = x'c328ff41' WHERE order_id = 2");
    $store->link->set_charset($store->generation === '3' ? 'utf8' : 'utf8mb4');
    $order = $client->call('orders.get', ['ids' => [2]])['orders'][0] ?? [];
    check('broken bytes are replaced, the rest comes', substr($order['order']['tracking'] ?? '', -1) === 'A' && $order['order']['comment'] === $escaped, $client->body);
    $store->query("UPDATE shop_order SET tracking = '' WHERE order_id = 2");
}

/** The first characters of a text that fill so many characters of a column, without a broken one at the end. */
function mb_strcut_(string $text, int $length): string
{
    preg_match_all('/./us', $text, $characters);

    return implode('', array_slice($characters[0], 0, $length));
}
