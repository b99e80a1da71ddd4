<?php
namespace Bookbridge;

/** Who answers: versions, stores, currency, clock, what the tables have and what the merchant allows. */
final class Handshake
{
    public const VERSION = '1.0.0';

    /** @var Shop */
    private $shop;

    /** @var Database */
    private $database;

    public function __construct(Shop $shop)
    {
        $this->shop = $shop;
        $this->database = $shop->database;
    }

    public function answer(): array
    {
        return [
            'extension' => ['version' => self::VERSION, 'protocol' => '1', 'generation' => $this->shop->generation],
            'software' => $this->software(),
            'installation' => (new Tables($this->database))->state('installation'),
            'features' => $this->features(),
            'stores' => $this->stores(),
            'currency' => $this->database->row('SELECT code, decimal_place, value FROM ' . $this->database->table('currency')
                . ' WHERE code = ' . $this->database->quote($this->shop->currency())),
            'time' => $this->time(),
            'tax' => [
                'config_tax' => $this->shop->setting('config_tax'),
                'config_tax_default' => $this->shop->setting('config_tax_default'),
                'config_tax_customer' => $this->shop->setting('config_tax_customer'),
            ],
            'status' => [
                'processing' => $this->statuses('config_processing_status'),
                'complete' => $this->statuses('config_complete_status'),
                'void' => $this->shop->setting('config_void_status_id'),
            ],
            'permissions' => ['read' => true, 'write_stock' => $this->shop->setting('module_bookbridge_stock') === '1'],
            'limits' => [
                'changes' => Limits::CHANGES, 'orders' => Limits::ORDERS, 'exists' => Limits::EXISTS, 'products' => Limits::PRODUCTS,
                'customers' => Limits::CUSTOMERS, 'returns' => Limits::RETURNS, 'rows' => Limits::ROWS, 'stock' => Limits::STOCK,
            ],
            'counts' => [
                'orders' => $this->count('order', ' WHERE order_status_id > 0'), 'products' => $this->count('product'),
                'customers' => $this->count('customer'), 'returns' => $this->count('return'),
            ],
        ];
    }

    private function software(): array
    {
        return [
            'name' => 'OpenCart',
            'version' => defined('VERSION') ? VERSION : '',
            'php' => PHP_VERSION,
            'database' => $this->database->value('SELECT VERSION()'),
            'driver' => defined('DB_DRIVER') ? DB_DRIVER : '',
            'charset' => $this->database->value('SELECT @@character_set_connection'),
        ];
    }

    private function features(): array
    {
        $database = $this->database;

        return [
            'vouchers' => $database->has('order_voucher'),
            'payment_json' => !$database->has('order', 'payment_code'),
            'product_codes' => $database->has('product_code'),
            'total_extension' => $database->has('order_total', 'extension'),
            'variants' => $database->has('product', 'master_id'),
            'address_default' => $database->has('address', 'default'),
            'subscriptions' => $database->has('subscription'),
        ];
    }

    private function stores(): array
    {
        $stores = array_merge(
            [['store_id' => '0', 'name' => $this->shop->setting('config_name'), 'url' => $this->address()]],
            $this->database->rows('SELECT store_id, name, url FROM ' . $this->database->table('store') . ' ORDER BY store_id LIMIT ' . Limits::ROWS)
        );
        $countries = [];
        $zones = [];

        foreach ($stores as &$store) {
            $id = $store['store_id'];
            $store['currency'] = $this->shop->setting('config_currency', $id);
            $store['language'] = $this->shop->setting('config_language_catalog', $id) ?: $this->shop->setting('config_language', $id);
            $countries[] = $store['country_id'] = $this->shop->setting('config_country_id', $id);
            $zones[] = $store['zone_id'] = $this->shop->setting('config_zone_id', $id);
        }

        unset($store);
        $places = new Places($this->database, $countries, $zones);

        foreach ($stores as &$store) {
            $store['iso_code_2'] = $places->country($store['country_id']);
            $store['zone_code'] = $places->zone($store['zone_id']);
        }

        return $stores;
    }

    private function address(): string
    {
        foreach (['HTTPS_SERVER', 'HTTP_SERVER'] as $name) {
            if (defined($name) && constant($name)) {
                return constant($name);
            }
        }

        return $this->shop->setting('config_url');
    }

    private function time(): array
    {
        $now = $this->database->row('SELECT NOW() AS local, UTC_TIMESTAMP() AS utc, UNIX_TIMESTAMP() AS unix');
        list($zone, $source) = $this->shop->zone();

        return ['zone' => $zone, 'zone_source' => $source] + $now;
    }

    private function statuses(string $key): array
    {
        $statuses = json_decode($this->shop->setting($key), true);

        return is_array($statuses) ? array_values(array_map('strval', $statuses)) : [];
    }

    private function count(string $table, string $condition = ''): string
    {
        return $this->database->has($table)
            ? $this->database->value('SELECT COUNT(*) FROM ' . $this->database->table($table) . $condition) : '0';
    }
}
