<?php

/** Who may ask: signatures, clocks, numbers, and ways round the habits of hosts. */
function proving(Store $store, Client $client): void
{
    $expect = static function (string $sentence, string $code, array $options, array $args = []) use ($client): void {
        $client->call('handshake', $args, $options);
        check($sentence . ' gives ' . $code, $client->code() === $code, $client->status . ' ' . $client->body);
        $status = ['ok' => 200, 'bad_signature' => 401, 'clock_skew' => 401, 'replay' => 401, 'post_only' => 405, 'too_large' => 413, 'https_needed' => 403, 'disabled' => 403, 'bad_request' => 400];
        check($sentence . ' has the status of its code', $client->status === $status[$code], $client->status);
        check($sentence . ' is answered in our JSON', ($client->answer['bookbridge'] ?? 0) === 1 && isset($client->answer['time']), $client->body);
    };
    $body = json_encode(['v' => 1, 'op' => 'handshake', 'args' => new stdClass()]);
    $route = $store->generation === '3' ? 'extension/module/bookbridge' : 'extension/bookbridge/module/bookbridge';
    $address = $store->url . 'index.php?route=' . $route;
    $expect('a signed request', 'ok', []);
    check('an answer is signed', $client->isSigned, $client->headers);
    check('it is JSON, and nobody keeps or guesses it', $client->headers['content-type'] === 'application/json; charset=utf-8'
        && strpos($client->headers['cache-control'], 'no-store') !== false && $client->headers['x-content-type-options'] === 'nosniff', $client->headers);
    check('it sets no cookie', !isset($client->headers['set-cookie']), $client->headers);
    $expect('another secret', 'bad_signature', ['secret' => str_repeat('1', 64)]);
    check('it tells which address the store saw', ($client->answer['error']['seen'] ?? '') === '/index.php?route=' . $route, $client->body);
    $expect('an unknown key', 'bad_signature', ['key' => 'ffffffff']);
    $expect('no key', 'bad_signature', ['key' => '']);
    $expect('the empty secret', 'bad_signature', ['key' => 'ffffffff', 'secret' => str_repeat('0', 64)]);
    $expect('a key with a quote', 'bad_signature', ['key' => "' OR '1"]);
    $expect('no signature', 'bad_signature', ['signature' => '']);
    $expect('a signature in capitals', 'bad_signature', ['signature' => strtoupper(str_repeat('ab', 32))]);
    $expect('another body than was signed', 'bad_signature', ['body' => $body . ' ', 'signature' => str_repeat('a', 64)]);
    $expect('another address than was signed', 'bad_signature', ['target' => '/index.php?route=' . $route . '&more=1']);
    $expect('more in the address than was signed', 'bad_signature', ['url' => $address . '&more=1', 'target' => '/index.php?route=' . $route]);
    $expect('a time of five minutes ago', 'ok', ['time' => time() - 298]);
    $expect('a time of more than five minutes ago', 'clock_skew', ['time' => time() - 302]);
    check('a refusal by the clock is signed and tells the time', $client->isSigned && abs($client->answer['time'] - time()) < 3, $client->body);
    $expect('a time in five minutes', 'clock_skew', ['time' => time() + 302]);
    $expect('no time', 'bad_signature', ['time' => '']);
    $expect('a time that is no number', 'bad_signature', ['time' => '1e9']);
    $nonce = bin2hex(random_bytes(16));
    $expect('a number', 'ok', ['nonce' => $nonce]);
    $expect('a number for the second time', 'replay', ['nonce' => $nonce]);
    $expect('a number for the third time, at another time', 'replay', ['nonce' => $nonce, 'time' => time() - 100]);
    $expect('a short number', 'bad_signature', ['nonce' => 'abc']);
    $expect('a number with a quote', 'bad_signature', ['nonce' => "'" . str_repeat('a', 31)]);
    // One call in sixteen sweeps old numbers: those that begin with 0. The one above may begin so too, so this is a new one.
    $nonce = '0' . substr(bin2hex(random_bytes(16)), 1);
    $expect('a number that sweeps', 'ok', ['nonce' => $nonce]);
    $expect('a number that sweeps, again', 'replay', ['nonce' => $nonce]);
    $expect('a body of a quarter of a megabyte', 'ok', ['body' => str_pad($body, 262144)]);
    $expect('a larger body', 'too_large', ['body' => str_pad($body, 262145)]);
    $expect('a visit with GET', 'post_only', ['method' => 'GET', 'body' => '']);
    $expect('a visit with PUT', 'post_only', ['method' => 'PUT']);
    $expect('plain http from elsewhere', 'https_needed', ['headers' => ['Host: shop.example.test']]);
    $expect('https before a proxy', 'ok', ['headers' => ['Host: shop.example.test', 'X-Forwarded-Proto: https']]);
    $expect('headers that were taken away', 'ok', ['place' => 'query']);
    $expect('headers that were taken away, with a wrong signature', 'bad_signature', ['place' => 'query', 'signature' => str_repeat('a', 64)]);
    $form = 'bb=' . rtrim(strtr(base64_encode($body), '+/', '-_'), '=');
    $expect('a form instead of JSON', 'ok', ['body' => $form, 'type' => 'application/x-www-form-urlencoded']);
    $expect('both at once', 'ok', ['body' => $form, 'type' => 'application/x-www-form-urlencoded', 'place' => 'query']);
    $expect('no JSON', 'bad_request', ['body' => 'hello']);
    $expect('JSON that is too deep', 'bad_request', ['body' => str_repeat('[', 100)]);
    $expect('another version', 'bad_request', ['body' => '{"v":2,"op":"handshake"}']);
    $expect('arguments that are no object', 'bad_request', ['body' => '{"v":1,"op":"handshake","args":7}']);
    $client->call('orders.delete');
    check('an unknown operation is told', $client->code() === 'unknown_op' && $client->status === 400, $client->body);

    foreach (['/install', '.install', '|index', '/answer', '.data', '/__construct'] as $tail) {
        $client->call('handshake', [], ['url' => $store->url . 'index.php?route=' . $route . rawurlencode($tail)]);
        check("no other method is reached by $tail", $client->code() !== 'ok', $client->body);
    }

    $store->admin('', ['bookbridge_action' => 'save', 'module_bookbridge_status' => '1', 'module_bookbridge_http' => '1']);
    $expect('plain http, where the merchant allows it', 'ok', ['headers' => ['Host: shop.example.test']]);
    $store->admin('', ['bookbridge_action' => 'save']);
    $expect('a store that switched it off', 'disabled', []);
    $store->admin('', ['bookbridge_action' => 'save', 'module_bookbridge_status' => '1']);
    check('the page tells a refusal', strncmp(json_decode($store->admin(), true)['bookbridge_refused'], 'Last refused call: ', 19) === 0);
    $store->query('DELETE FROM shop_session');
    $client->call('handshake');
    $client->call('handshake', [], ['signature' => 'x']);
    usleep(100000);
    check('no session is left behind', $store->value("SELECT COUNT(*) FROM shop_session") === '0');
}
