<?php

/** All pages of changes behind a cursor: identifiers in the order they came, and where it ended. */
function changes(Client $client, $cursor, array $more = []): array
{
    $ids = [];
    $pages = 0;

    do {
        $page = $client->call('orders.changes', ($cursor === null ? [] : ['cursor' => $cursor]) + $more);
        $cursor = $page['cursor'] ?? null;

        foreach ($page['orders'] ?? [] as $order) {
            $ids[] = (int)($order['order_id'] ?? $order['order']['order_id']);
        }

        $pages++;
    } while (($page['more'] ?? false) && $pages < 1000);

    return [$ids, $cursor, $pages];
}

/** Nothing that happens to an order is missed. */
function following(Store $store, Client $client): void
{
    list($ids, $cursor, $pages) = changes($client, null, ['limit' => 7]);
    check('the first reading tells every order once', $ids === range(1, 120) && $pages === 18, [$pages, $ids]);
    list($ids, $cursor) = changes($client, $cursor);
    check('nothing happened, nothing comes', $ids === [], $ids);

    $now = static function (Store $store, int $seconds = 0): string {
        return $store->value('SELECT DATE_ADD(CONVERT_TZ(UTC_TIMESTAMP(), \'+00:00\', \'' . date('P') . '\'), INTERVAL ' . $seconds . ' SECOND)');
    };
    $store->query("INSERT INTO shop_order_history SET order_id = 17, order_status_id = 5, notify = 0, comment = '', date_added = '" . $now($store) . "'");
    $store->query('UPDATE shop_order SET order_status_id = 5 WHERE order_id = 17');
    list($ids, $cursor) = changes($client, $cursor);
    check('a status change that moves no date comes', $ids === [17], $ids);

    $store->query("UPDATE shop_order SET total = total + 1, date_modified = '" . $now($store) . "' WHERE order_id IN (3, 80)");
    list($ids, $cursor) = changes($client, $cursor, ['limit' => 1]);
    check('an edit that leaves no history comes', !array_diff([3, 80], $ids), $ids);

    $store->query("INSERT INTO shop_return SET order_id = 44, product_id = 1001, customer_id = 501, firstname = 'typed', lastname = '', email = '', telephone = '', product = 'Kite', model = 'KITE-01',
        quantity = 99, opened = 0, return_reason_id = 1, return_action_id = 1, return_status_id = 3, comment = '', date_ordered = '2026-06-01', date_added = '" . $now($store) . "', date_modified = '" . $now($store) . "'");
    list($ids, $cursor) = changes($client, $cursor);
    check('a return brings its order', in_array(44, $ids, true), $ids);
    $order = $client->call('orders.get', ['ids' => [44]])['orders'][0];
    check('with the return in it, without what was typed about the person', $order['return'][0]['quantity'] === '99' && !isset($order['return'][0]['firstname']), $order['return']);
    check('returns are listed', array_column($client->call('returns.list')['returns'], 'order_id') === ['44'], $client->body);

    $store->seed->order(121, ['date_added' => $now($store), 'date_modified' => $now($store), 'order_status_id' => 0]);
    list($ids, $cursor) = changes($client, $cursor);
    check('a basket that was never paid is told', in_array(121, $ids, true), $ids);
    $page = $client->call('orders.get', ['ids' => [121]]);
    check('as what it is', $page['orders'][0]['order']['order_status_id'] === '0');
    $store->query("UPDATE shop_order SET order_status_id = 2 WHERE order_id = 121");
    $store->query("INSERT INTO shop_order_history SET order_id = 121, order_status_id = 2, notify = 0, comment = '', date_added = '" . $now($store) . "'");
    list($ids, $cursor) = changes($client, $cursor);
    check('and again when it is', in_array(121, $ids, true), $ids);

    // Everything from now on is an hour old, so that only what happens next is in the overlap.
    $store->query("UPDATE shop_order SET date_modified = '2026-06-01 09:00:00', date_added = '2026-06-01 09:00:00'");
    $store->query("UPDATE shop_order_history SET date_added = '2026-06-01 09:00:00'");
    $store->query("UPDATE shop_return SET date_modified = '2026-06-01 09:00:00'");
    list($ids, $cursor) = changes($client, $cursor);
    check('old things do not come again', $ids === [], $ids);
    $store->query("UPDATE shop_order SET date_modified = '2030-01-01 00:00:00' WHERE order_id = 9");
    $store->query("UPDATE shop_order SET date_modified = '0000-00-00 00:00:00' WHERE order_id = 8");
    list($ids, $cursor) = changes($client, $cursor);
    check('a date in the future does not come for ever', $ids === [], $ids);
    $store->query("UPDATE shop_order SET date_modified = '" . $now($store, -3600) . "' WHERE order_id = 11");
    list($ids, $cursor) = changes($client, $cursor);
    check('a change in the hour that summer time repeats is not lost', $ids === [11], $ids);
    $store->query("UPDATE shop_order SET date_modified = '2026-06-01 09:00:00' WHERE order_id = 11");

    $store->query("UPDATE shop_setting SET value = 'Pacific/Honolulu' WHERE `key` = 'config_timezone'");
    $store->reconfigure(['ZONE' => 'Pacific/Honolulu']);
    $hours = date('I') === '1' ? -3 : -2;
    $store->query("UPDATE shop_order SET date_modified = '" . $now($store, $hours * 3600) . "' WHERE order_id = 12");
    list($ids, $cursor) = changes($client, $cursor);
    check('a store that moves its clock back loses nothing', $ids === [12], $ids);
    $store->query("UPDATE shop_setting SET value = 'America/Los_Angeles' WHERE `key` = 'config_timezone'");
    $store->query("UPDATE shop_order SET date_modified = '2026-06-01 09:00:00' WHERE order_id = 12");
    $store->reconfigure();

    $store->query("UPDATE shop_order SET date_added = '2026-07-01 00:00:00' WHERE order_id > 100");
    list($ids) = changes($client, null, ['since' => '2026-06-30 23:59:59', 'limit' => 4, 'whole' => true]);
    check('reading begins where it is told', array_values(array_unique(array_diff($ids, [9]))) === range(101, 121), $ids);
    $store->query('UPDATE shop_order SET store_id = 1 WHERE order_id IN (5, 6)');
    list($ids) = changes($client, null, ['store_ids' => [1]]);
    check('one store of several', $ids === [5, 6], $ids);

    foreach ([1, 50] as $count) {
        file_put_contents($store->root . '/statements.log', '');
        $client->call('orders.get', ['ids' => range(1, $count)], ['nonce' => 'f' . substr(bin2hex(random_bytes(16)), 1)]);
        usleep(150000);
        $statements[] = (int)trim((string)file_get_contents($store->root . '/statements.log'));
    }

    check('fifty orders take as many statements as one', $statements[0] === $statements[1] && $statements[0] > 10 && $statements[0] < 45, $statements);
    $client->call('orders.changes', ['cursor' => ['step' => 'drop']]);
    check('a cursor of somebody else is refused', $client->code() === 'bad_request', $client->body);
}
