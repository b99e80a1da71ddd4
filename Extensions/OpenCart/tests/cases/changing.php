<?php

/** Stock: the only thing that is written. */
function changing(Store $store, Client $client): void
{
    $before = $store->value('SELECT SUM(quantity) FROM shop_product');
    $client->call('stock.write', ['items' => [['product_id' => 1001, 'quantity' => 5]]]);
    check('stock is not written at first', $client->code() === 'stock_writing_off' && $client->status === 403 && $store->value('SELECT SUM(quantity) FROM shop_product') === $before, $client->body);
    $store->admin('', ['bookbridge_action' => 'save', 'module_bookbridge_status' => '1', 'module_bookbridge_stock' => '1']);
    check('the handshake tells that it may', $client->call('handshake')['permissions']['write_stock'] === true);

    $write = static function (array $item) use ($client): array {
        return $client->call('stock.write', ['items' => [$item]])['items'][0] ?? ['result' => $client->body];
    };
    $row = $store->query('SELECT * FROM shop_product WHERE product_id = 1001')[0];
    check('a quantity is set', $write(['product_id' => 1001, 'quantity' => 42]) === ['product_id' => '1001', 'result' => 'updated', 'before' => '100', 'after' => '42'], $client->body);
    check('and nothing else of the product', $store->query('SELECT * FROM shop_product WHERE product_id = 1001')[0] === array_merge($row, ['quantity' => '42']));
    check('again it changes nothing', $write(['product_id' => '1001', 'quantity' => '42'])['result'] === 'unchanged', $client->body);
    check('a difference is added', $write(['product_id' => 1001, 'delta' => -2]) === ['product_id' => '1001', 'result' => 'updated', 'before' => '42', 'after' => '40'], $client->body);
    check('stock may go below nothing', $write(['product_id' => 1001, 'delta' => -45])['after'] === '-5', $client->body);
    check('what is no longer expected is a conflict', $write(['product_id' => 1001, 'quantity' => 7, 'expected' => 40]) === ['product_id' => '1001', 'result' => 'conflict', 'before' => '-5'], $client->body);
    check('what is expected is written', $write(['product_id' => 1001, 'quantity' => 7, 'expected' => -5])['after'] === '7', $client->body);
    check('a product that is not counted is told', $write(['product_id' => 1005, 'quantity' => 7])['result'] === 'not_tracked', $client->body);
    check('no product is told', $write(['product_id' => 99999, 'quantity' => 7])['result'] === 'not_found', $client->body);
    check('an option value has its own stock', $write(['product_id' => 1003, 'product_option_value_id' => 9051, 'delta' => 3])
        === ['product_id' => '1003', 'product_option_value_id' => '9051', 'result' => 'updated', 'before' => '20', 'after' => '23'], $client->body);
    check('an option value of another product is not found', $write(['product_id' => 1001, 'product_option_value_id' => 9051, 'delta' => 3])['result'] === 'not_found', $client->body);
    check('the product beside it is untouched', $store->value('SELECT quantity FROM shop_product WHERE product_id = 1003') === '100');

    foreach ([['quantity' => 1.5], ['quantity' => '1e3'], ['quantity' => 1, 'delta' => 1], [], ['quantity' => 2000000000], ['quantity' => true], ['quantity' => '1; DROP TABLE shop_product'],
        ['quantity' => 1, 'expected' => 'x'], ['quantity' => 1, 'key' => str_repeat('k', 65)], ['quantity' => 1, 'key' => 7], ['delta' => [1]]] as $item) {
        check('what is no quantity is invalid', $write(['product_id' => 1002] + $item)['result'] === 'invalid', [$item, $client->body]);
    }

    check('a product without number is invalid', $write(['product_id' => 'x', 'quantity' => 1])['result'] === 'invalid', $client->body);
    $answer = $client->call('stock.write', ['items' => ['x', ['product_id' => 1002, 'delta' => 1]]])['items'];
    check('one bad item keeps nobody from the others', array_column($answer, 'result') === ['invalid', 'updated'], $answer);

    $first = $write(['product_id' => 1006, 'delta' => 4, 'key' => 'run-1/1006']);
    $second = $write(['product_id' => 1006, 'delta' => 4, 'key' => 'run-1/1006']);
    check('a key counts once', $first['after'] === '104' && $second === $first + ['repeated' => true] && $store->value('SELECT quantity FROM shop_product WHERE product_id = 1006') === '104', $second);
    check('a key is of one product', $write(['product_id' => 1007, 'delta' => 4, 'key' => 'run-1/1006'])['result'] === 'invalid', $client->body);
    $store->query("UPDATE shop_bookbridge_stock SET result = 'unknown', before_quantity = NULL, after_quantity = NULL WHERE item_key = 'run-1/1006'");
    check('a write that did not end is told as that', $write(['product_id' => 1006, 'delta' => 4, 'key' => 'run-1/1006'])['result'] === 'unknown'
        && $store->value('SELECT quantity FROM shop_product WHERE product_id = 1006') === '104', $client->body);
    check('more than two hundred are too many', $client->call('stock.write', ['items' => array_fill(0, 201, ['product_id' => 1001, 'delta' => 1])]) === [] && $client->code() === 'too_large');
    check('the store forgets what it kept about products', strpos((string)file_get_contents($store->root . '/cache.log'), "product\n") !== false);
    $page = json_decode($store->admin(), true);
    check('the page lists the writes', $page['bookbridge_writes'][0]['before'] !== null && in_array('KITE-01 (1001)', array_column($page['bookbridge_writes'], 'product'), true), $page['bookbridge_writes']);
    race($store, $client);
}

/** Twenty writes while the shop sells: what is there at the end is the sum of both. */
function race(Store $store, Client $client): void
{
    $store->query('UPDATE shop_product SET quantity = 1000 WHERE product_id = 1010');
    $address = (new ReflectionProperty(Client::class, 'address'));
    $address->setAccessible(true);
    $children = [];
    $code = 'mysqli_report(3); $l = new mysqli("localhost", "root", "", $argv[2], 0, $argv[1]); for ($i = 0; $i < 400; $i++) { $l->query("UPDATE shop_product SET quantity = quantity - 1 WHERE product_id = 1010"); }';
    $socket = $store->value('SELECT @@socket');
    $pipes = [];
    $children[] = proc_open(['php', '-r', $code, '--', $socket, $store->value('SELECT DATABASE()')], [], $pipes);
    $conflicts = 0;

    for ($n = 0; $n < 20; $n++) {
        $present = (int)$client->call('products.get', ['ids' => [1010]])['products'][0]['product']['quantity'];
        $answer = $client->call('stock.write', ['items' => [['product_id' => 1010, 'quantity' => $present + 10, 'expected' => $present]]])['items'][0];
        $conflicts += $answer['result'] === 'conflict' ? 1 : 0;
    }

    array_map('proc_close', $children);
    check('a sale in between is never undone', $store->value('SELECT quantity FROM shop_product WHERE product_id = 1010') === (string)(1000 - 400 + 10 * (20 - $conflicts)),
        [$store->value('SELECT quantity FROM shop_product WHERE product_id = 1010'), $conflicts]);
}
