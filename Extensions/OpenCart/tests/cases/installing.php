<?php

/** From the zip to the first answer. */
function installing(Store $store, string $zips): Client
{
    $route = $store->generation === '3' ? 'extension/module/bookbridge' : 'extension/bookbridge/module/bookbridge';
    $address = $store->url . 'index.php?route=' . $route;
    $stranger = new Client($address, 'bb1_00000000_' . str_repeat('0', 64));
    check('the installer takes the zip', ($refusal = $store->install($zips . '/opencart-' . $store->generation . '/bookbridge.ocmod.zip')) === '', $refusal);
    $stranger->call('handshake');
    check('nothing is answered before the module is switched on', $store->generation === '3' ? $stranger->code() === 'disabled' : $stranger->status === 404, $stranger->body);

    $store->permit([]);
    $store->admin('install');
    check('who may not switch modules on makes no tables', $store->query("SHOW TABLES LIKE 'shop\\_bookbridge%'") === []);
    $store->activate();
    check('switching on makes four tables', count($store->query("SHOW TABLES LIKE 'shop\\_bookbridge%'")) === 4);
    check('it answers, and writes no stock', $store->query("SELECT `key`, value FROM shop_setting WHERE code = 'module_bookbridge' ORDER BY `key`")
        === [['key' => 'module_bookbridge_http', 'value' => '0'], ['key' => 'module_bookbridge_status', 'value' => '1'], ['key' => 'module_bookbridge_stock', 'value' => '0']]);

    $page = json_decode($store->admin(), true);
    check('the page has its template', $page['template'] ?? false, $page);
    check('the page says that there is no key', ($page['bookbridge_state'] ?? '') === 'Not connected. Create a key and paste it into Bookbridge.', $page);
    check('the page tells the address', ($page['bookbridge_endpoint'] ?? '') === 'https://shop.example.test/index.php?route=' . $route, $page);

    foreach (['fr-fr' => 'Créer une clé', 'fr-ca' => 'Créer une clé', 'es-mx' => 'Crear una clave', 'de-de' => 'Create a key', '../../x' => 'Create a key'] as $language => $words) {
        check("the page speaks $language", (json_decode($store->admin('', null, $language), true)['button_key'] ?? '') === $words);
    }

    $store->permit(['extension/module', 'extension/extension/module']);
    $store->admin('', ['bookbridge_action' => 'key']);
    $page = json_decode($store->admin(), true);
    check('who may not change the page makes no key', $store->value('SELECT COUNT(*) FROM shop_bookbridge_key') === '0'
        && ($page['bookbridge_error'] ?? '') === 'You do not have permission to change this page.', $page);
    $store->permit([$route, 'extension/module', 'extension/extension/module']);

    $store->admin('', ['bookbridge_action' => 'key']);
    $page = json_decode($store->admin(), true);
    $key = (string)($page['bookbridge_key'] ?? '');
    check('a key is shown', preg_match('/^bb1_[0-9a-f]{8}_[0-9a-f]{64}$/', $key) === 1, $page);
    check('it is shown once', strpos($store->admin(), $key) === false && strpos($store->admin(), substr($key, 13)) === false);
    $client = new Client($address, $key);
    $client->call('handshake');
    check('the first call is answered', $client->code() === 'ok', $client->body);
    $page = json_decode($store->admin(), true);
    check('the page tells the last call', strncmp($page['bookbridge_state'], 'Connected. Last call: ', 22) === 0 && $page['bookbridge_keys'][0]['op'] === 'handshake', $page);

    $store->admin('', ['bookbridge_action' => 'save', 'module_bookbridge_status' => '1', 'module_bookbridge_stock' => '<b>', 'module_bookbridge_extra' => '1']);
    check('a form keeps only what the page has', $store->query("SELECT `key`, value FROM shop_setting WHERE code = 'module_bookbridge' ORDER BY `key`")
        === [['key' => 'module_bookbridge_http', 'value' => '0'], ['key' => 'module_bookbridge_status', 'value' => '1'], ['key' => 'module_bookbridge_stock', 'value' => '0']]);

    return $client;
}

/** From a second key to the last trace. */
function leaving(Store $store, Client $client): void
{
    $old = $client;
    $store->admin('', ['bookbridge_action' => 'key']);
    $key = json_decode($store->admin(), true)['bookbridge_key'];
    $old->call('handshake');
    check('the old key is good before the new one is used', $old->code() === 'ok', $old->body);
    $store->query('UPDATE shop_bookbridge_key SET made = made - 10 WHERE calls > 0');
    $new = new Client($store->url . 'index.php?route=' . ($store->generation === '3' ? 'extension/module/bookbridge' : 'extension/bookbridge/module/bookbridge'), $key);
    $new->call('handshake');
    check('the new key is good', $new->code() === 'ok', $new->body);
    $old->call('handshake');
    check('and after it: another connection may use it', $old->code() === 'ok', $old->body);
    $ended = array_column(json_decode($store->admin(), true)['bookbridge_keys'], 'id')[1];
    $store->admin('', ['bookbridge_action' => 'end-' . $ended]);
    check('the page says that a key has ended', (json_decode($store->admin(), true)['bookbridge_success'] ?? '') === 'The key was removed.');
    $old->call('handshake');
    check('a key that was ended is not good', $old->code() === 'bad_signature', $old->body);
    $new->call('handshake');
    check('and no other has ended', $new->code() === 'ok', $new->body);

    $installation = $new->call('handshake')['installation'];
    $store->admin('', ['bookbridge_action' => 'keep']);
    $store->deactivate();
    $new->call('handshake');
    check('switched off, nothing is answered', $store->generation === '3' ? $new->code() === 'disabled' : $new->status === 404, $new->body);
    $store->activate();
    $after = $new->call('handshake');
    check('an update that was said to follow keeps key and name', $new->code() === 'ok' && $after['installation'] === $installation, $new->body);

    $store->admin('', ['bookbridge_action' => 'disconnect']);
    $new->call('handshake');
    check('disconnected, no key is good', $new->code() === 'bad_signature', $new->body);

    $store->admin('', ['bookbridge_action' => 'key']);
    $store->permit(['extension/module', 'extension/extension/module', 'extension/bookbridge/module/bookbridge', 'other/route']);
    $store->deactivate();
    check('switched off, no table is left', $store->query("SHOW TABLES LIKE 'shop\\_bookbridge%'") === []);
    check('nor a setting', $store->value("SELECT COUNT(*) FROM shop_setting WHERE `key` LIKE '%bookbridge%' OR value LIKE '%bookbridge%'") === '0');

    if ($store->generation === '4') {
        $permission = $store->value('SELECT permission FROM shop_user_group');
        check('nor a permission, and no other is gone', strpos($permission, 'bookbridge') === false && substr_count($permission, 'route') === 2, $permission);
    }
}
