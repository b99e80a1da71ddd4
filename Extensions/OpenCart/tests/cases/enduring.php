<?php

/** Stores as they are: noisy, strict, half upgraded, under maintenance, with another driver. */
function enduring(Store $store, Client $client): void
{
    $store->reconfigure(['NOISE' => true]);
    $client->call('orders.get', ['ids' => [1]]);
    check('what a theme prints does not reach the answer', $client->code() === 'ok' && $client->isSigned && strncmp($client->body, '{"bookbridge":1,', 16) === 0, $client->body);
    $store->reconfigure(['ON_NOTICE' => 'redirect']);
    $client->call('orders.get', ['ids' => [1]]);
    check('a store that redirects at every notice answers', $client->code() === 'ok', $client->status . $client->body);
    $store->reconfigure(['DB_DRIVER' => 'pdo']);
    $order = $client->call('orders.get', ['ids' => [1]])['orders'][0];
    check('numbers of another driver are texts too', is_string($order['order']['order_id']) && is_string($order['order_product'][0]['quantity']), $order['order']);
    list($ids) = changes($client, null, ['limit' => 50]);
    check('and changes are told as before', count($ids) === 121, count($ids));
    check('and stock is written as before', $client->call('stock.write', ['items' => [['product_id' => 1011, 'delta' => -1, 'expected' => 100]]])['items'][0]['after'] === '99', $client->body);
    $store->reconfigure();

    $store->query("UPDATE shop_setting SET `key` = 'config_gone' WHERE `key` = 'config_timezone'");
    $time = $client->call('handshake')['time'];
    check('where the store has no zone, times are told in universal time', $time['zone_source'] === 'database' && $time['zone'] === 'UTC', $time);
    $store->query("UPDATE shop_order SET date_added = '2026-12-01 00:30:00', date_modified = '0000-00-00 00:00:00' WHERE order_id = 1");
    $told = $client->call('orders.get', ['ids' => [1]])['orders'][0];
    $universal = gmdate('Y-m-d H:i:s', strtotime('2026-12-01 00:30:00' . date('P')));
    check('as the database reckons them', $told['order']['date_added'] === $universal && $told['_meta']['time_zone'] === 'UTC', $told['order']);
    check('and no date stays none', $told['order']['date_modified'] === '0000-00-00 00:00:00', $told['order']);
    list($ids) = changes($client, null, ['since' => $universal, 'limit' => 50]);
    check('and heard so', in_array(1, $ids, true), $ids);
    list($ids) = changes($client, null, ['since' => gmdate('Y-m-d H:i:s', strtotime($universal . ' UTC') + 1), 'limit' => 50]);
    check('to the second', !in_array(1, $ids, true), $ids);
    $store->query("UPDATE shop_setting SET `key` = 'config_timezone' WHERE `key` = 'config_gone'");

    $store->query("INSERT INTO shop_setting SET store_id = 0, code = 'config', `key` = 'config_maintenance', value = '1', serialized = 0");
    $client->call('handshake');
    check('maintenance is the framework\'s own answer', $client->status === 503 && $client->headers['retry-after'] === '3600');
    $store->query("DELETE FROM shop_setting WHERE `key` = 'config_maintenance'");

    foreach (['order_voucher', 'voucher_history', 'return', 'return_history', 'product_code', 'subscription', 'order_subscription', 'order_recurring', 'custom_field_value'] as $table) {
        $store->query('DROP TABLE IF EXISTS shop_' . $table);
    }

    $store->query('ALTER TABLE shop_order DROP COLUMN custom_field');
    $store->query('ALTER TABLE shop_product DROP COLUMN sku');

    foreach (['handshake' => [], 'lists' => [], 'orders.get' => ['ids' => [1, 2]], 'orders.changes' => ['whole' => true], 'products.list' => [], 'customers.list' => [], 'returns.list' => []] as $op => $args) {
        $client->call($op, $args);
        check("a half upgraded store answers $op", $client->code() === 'ok', $client->body);
    }

    list($ids) = changes($client, $client->call('orders.changes')['cursor']);
    check('and tells changes without returns', $client->code() === 'ok');
    $store->query('RENAME TABLE shop_order_total TO shop_gone');
    $client->call('lists');
    check('a table that is gone is a fault of the database, without its words', $client->code() === 'database' && $client->status === 500 && !preg_match('/shop_|SELECT/', $client->body), $client->body);
    $store->query('RENAME TABLE shop_gone TO shop_order_total');
    file_put_contents($store->root . '/php.log', '');
}

/** Ten thousand orders, page by page. */
function volume(Store $store, Client $client): void
{
    foreach (['order', 'order_product', 'order_total', 'order_history'] as $table) {
        $columns = array_column($store->query('SHOW COLUMNS FROM shop_' . $table), 'Field');
        $columns = array_diff($columns, $table === 'order' ? ['order_id'] : [$table . '_id', 'order_id']);
        $names = '`' . implode('`, `', $columns) . '`';
        $store->query("INSERT INTO shop_$table (order_id, $names) SELECT t.order_id + 1000 * s.seq, t.`" . implode('`, t.`', $columns) . "` FROM shop_$table t, seq_1_to_84 s WHERE t.order_id <= 120");
    }

    $count = (int)$store->value('SELECT COUNT(*) FROM shop_order');
    file_put_contents($store->root . '/statements.log', '');
    $began = microtime(true);
    list($ids, , $pages) = changes($client, null, ['whole' => true, 'limit' => 50]);
    $seconds = microtime(true) - $began;
    usleep(200000);
    $statements = array_unique(array_filter(array_map('intval', file($store->root . '/statements.log'))));
    check('ten thousand orders come, each once', count($ids) === $count && count(array_unique($ids)) === $count && $count > 10000, [count($ids), $count]);
    check('every full page takes the same number of statements', max($statements) - min($statements) <= 12 && max($statements) < 45, $statements);
    printf("%d orders whole in %d pages: %.1f s, %d to %d statements a page, %.0f MB at most in this reader\n", count($ids), $pages, $seconds, min($statements), max($statements), memory_get_peak_usage() / 1e6);
}
