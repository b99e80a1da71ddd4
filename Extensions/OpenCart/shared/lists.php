<?php
namespace Bookbridge;

/** Master data, table by table, a piece at a time. */
final class Lists
{
    /** Table: the column by which it is read, and the columns that are told (all that the store has when none are named). */
    private const TABLES = [
        'order_status' => ['order_status_id', []],
        'return_status' => ['return_status_id', []],
        'return_action' => ['return_action_id', []],
        'return_reason' => ['return_reason_id', []],
        'tax_class' => ['tax_class_id', []],
        'tax_rate' => ['tax_rate_id', []],
        'tax_rule' => ['tax_rule_id', []],
        'tax_rate_to_customer_group' => ['tax_rate_id', ['tax_rate_id', 'customer_group_id']],
        'geo_zone' => ['geo_zone_id', ['geo_zone_id', 'name', 'description']],
        'zone_to_geo_zone' => ['zone_to_geo_zone_id', ['zone_to_geo_zone_id', 'geo_zone_id', 'country_id', 'zone_id']],
        'currency' => ['currency_id', []],
        'store' => ['store_id', ['store_id', 'name', 'url']],
        'customer_group' => ['customer_group_id', ['customer_group_id', 'name']],
        'custom_field' => ['custom_field_id', ['custom_field_id', 'type', 'location', 'status', 'name']],
        'custom_field_value' => ['custom_field_value_id', ['custom_field_value_id', 'custom_field_id', 'name']],
        'language' => ['language_id', ['language_id', 'name', 'code', 'status']],
        'extension' => ['extension_id', []],
        'setting' => ['setting_id', ['store_id', 'code', 'key', 'value', 'serialized']],
    ];

    /** Tables whose names stand in a second one, per language. */
    private const DESCRIBED = ['customer_group', 'custom_field', 'custom_field_value'];

    private const SEEN = ['payment_seen', 'shipping_seen', 'total_seen'];

    private const CONFIG = [
        'config_checkout_payment_address', 'config_complete_status', 'config_country_id', 'config_currency', 'config_customer_group_id',
        'config_fraud_status_id', 'config_invoice_prefix', 'config_language', 'config_language_catalog', 'config_maintenance',
        'config_order_status_id', 'config_processing_status', 'config_return_status_id', 'config_stock_checkout', 'config_tax',
        'config_tax_customer', 'config_tax_default', 'config_timezone', 'config_void_status_id', 'config_zone_id',
    ];

    /** @var Shop */
    private $shop;

    /** @var Database */
    private $database;

    public function __construct(Shop $shop)
    {
        $this->shop = $shop;
        $this->database = $shop->database;
    }

    public function answer(Arguments $arguments): array
    {
        $known = array_merge(array_keys(self::TABLES), self::SEEN);
        $after = $arguments->map('after');
        $wanted = $arguments->has('tables') ? $arguments->texts('tables', count($known), 64) : array_map('strval', array_keys($after));
        $unknown = array_diff($wanted, $known);

        if ($unknown) {
            throw new Fault(400, 'bad_request', 'There is no list "' . reset($unknown) . '".');
        }

        $tables = [];
        $next = [];

        foreach ($wanted ?: $known as $name) {
            if (in_array($name, self::SEEN, true)) {
                $tables[$name] = $this->seen($name);
            } elseif ($this->database->has($name)) {
                $tables[$name] = $this->rows($name, Arguments::whole($after[$name] ?? 0, $name, PHP_INT_MAX), $next);
            }
        }

        return ['tables' => $tables, 'next' => (object)$next];
    }

    /** Rows of one table after an identifier; tells where to go on when there are more. */
    private function rows(string $name, int $after, array &$next): array
    {
        list($id, $columns) = self::TABLES[$name];
        $database = $this->database;
        $from = ' FROM ' . $database->table($name) . ' t';
        $select = $database->columnsOf($name, 't', $columns);

        if (in_array($name, self::DESCRIBED, true)) {
            $select .= ', d.name';
            $from .= ' LEFT JOIN ' . $database->table($name . '_description') . ' d ON d.' . $id . ' = t.' . $id
                . ' AND d.language_id = ' . $this->shop->languageID();
        }

        // The two columns of a table without a number of its own are read at once: they name rates and groups, of which there are few.
        $isKeyed = $name !== 'tax_rate_to_customer_group';
        $rows = $database->rows('SELECT t.' . $id . ' AS bookbridge_id, ' . $select . $from . ' WHERE '
            . ($isKeyed ? 't.' . $id . ' > ' . $after : 'TRUE') . $this->condition($name)
            . ' ORDER BY t.' . $id . ($isKeyed ? ' LIMIT ' . Limits::ROWS : ', t.customer_group_id'));

        if ($isKeyed && count($rows) === Limits::ROWS) {
            $next[$name] = end($rows)['bookbridge_id'];
        }

        return array_map(static function (array $row): array {
            unset($row['bookbridge_id']);

            return $row;
        }, $rows);
    }

    private function condition(string $name): string
    {
        switch ($name) {
            case 'extension':
                return " AND t.type IN ('payment', 'shipping', 'total')";
            case 'setting':
                return ' AND (t.`key` IN (' . $this->database->texts(self::CONFIG) . ")"
                    . " OR t.`key` REGEXP '^(payment|shipping|total)_[a-z0-9_]+_(status|order_status_id|tax_class_id|sort_order)$')";
            default:
                return '';
        }
    }

    /** What the newest orders used, so that what the store no longer has can be mapped too. */
    private function seen(string $name): array
    {
        $database = $this->database;
        $first = (int)$database->value('SELECT MAX(order_id) FROM ' . $database->table('order')) - Limits::SEEN;

        if ($name === 'total_seen') {
            return $database->rows('SELECT code, title, COUNT(*) AS `rows` FROM ' . $database->table('order_total')
                . ' WHERE order_id > ' . $first . ' GROUP BY code, title ORDER BY code, title LIMIT ' . Limits::ROWS);
        }

        $kind = substr($name, 0, -5);
        $hasCode = $database->has('order', $kind . '_code');
        $rows = $database->rows('SELECT ' . ($hasCode ? $kind . '_code' : "''") . ' AS code, ' . $kind . '_method AS title, COUNT(*) AS orders,'
            . ' MAX(order_id) AS last_order_id FROM ' . $database->table('order') . ' WHERE order_id > ' . $first . ' AND order_status_id > 0'
            . ' GROUP BY code, title ORDER BY code, title LIMIT ' . Limits::ROWS);

        return self::gathered(array_map([$this, 'method'], $rows));
    }

    /** Takes apart what 4.x keeps as JSON, and leaves the part of the code before the dot. */
    private static function method(array $row): array
    {
        $method = json_decode((string)$row['title'], true);

        if (is_array($method)) {
            $row['code'] = is_string($method['code'] ?? null) ? $method['code'] : '';
            $row['title'] = is_string($method['name'] ?? null) ? $method['name'] : '';
        }

        $row['code'] = explode('.', (string)$row['code'])[0];

        return $row;
    }

    private static function gathered(array $rows): array
    {
        $methods = [];

        foreach ($rows as $row) {
            $key = $row['code'] . "\n" . $row['title'];

            if (isset($methods[$key])) {
                $row['orders'] = (string)((int)$row['orders'] + (int)$methods[$key]['orders']);
                $row['last_order_id'] = (string)max((int)$row['last_order_id'], (int)$methods[$key]['last_order_id']);
            }

            $methods[$key] = $row;
        }

        return array_values($methods);
    }
}
