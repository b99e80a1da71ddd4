<?php
namespace Bookbridge;

/** Orders as their tables have them. A page costs the same number of statements however many orders it holds. */
final class Orders
{
    /** Tables whose rows belong to an order, and the column that tells their order. */
    private const PARTS = [
        'order_product' => 'order_product_id', 'order_option' => 'order_option_id', 'order_total' => 'order_total_id',
        'order_history' => 'order_history_id', 'order_voucher' => 'order_voucher_id', 'voucher_history' => 'voucher_history_id',
        'coupon_history' => 'coupon_history_id', 'customer_transaction' => 'customer_transaction_id',
        'customer_reward' => 'customer_reward_id', 'order_subscription' => 'order_subscription_id',
        'order_recurring' => 'order_recurring_id', 'return' => 'return_id',
    ];

    /** What nobody needs for posting stays in the store. */
    private const PRIVATE = ['ip', 'forwarded_ip', 'user_agent', 'accept_language'];

    /** @var Shop */
    private $shop;

    /** @var Database */
    private $database;

    public function __construct(Shop $shop)
    {
        $this->shop = $shop;
        $this->database = $shop->database;
    }

    public function get(Arguments $arguments): array
    {
        $ids = $arguments->ids('ids', Limits::ORDERS);
        $orders = $this->whole($ids);
        $found = array_map(static function (array $order): string {
            return $order['order']['order_id'];
        }, $orders);

        return ['orders' => $orders, 'missing' => array_values(array_diff(array_map('strval', $ids), $found))];
    }

    public function exists(Arguments $arguments): array
    {
        $ids = $arguments->ids('ids', Limits::EXISTS);
        $rows = $this->database->rows('SELECT order_id FROM ' . $this->database->table('order')
            . ' WHERE order_id IN (' . Database::numbers($ids) . ')');

        return ['missing' => array_values(array_diff(array_map('strval', $ids), array_column($rows, 'order_id')))];
    }

    /** What tells whether an order has changed, in the order of the identifiers. */
    public function references(array $ids, array $stores): array
    {
        $database = $this->database;
        $rows = $database->rows('SELECT order_id, store_id, order_status_id, date_added, date_modified FROM ' . $database->table('order')
            . ' WHERE order_id IN (' . Database::numbers($ids) . ')' . self::among($stores));
        $last = $database->rows('SELECT order_id, MAX(order_history_id) AS last FROM ' . $database->table('order_history')
            . ' WHERE order_id IN (' . Database::numbers($ids) . ') GROUP BY order_id');
        $last = array_column($last, 'last', 'order_id');

        foreach ($rows as &$row) {
            $row['last_history_id'] = $last[$row['order_id']] ?? '0';
        }

        unset($row);

        return self::sorted($rows, $ids, static function (array $row): string {
            return $row['order_id'];
        });
    }

    /** Whole orders, in the order of the identifiers. */
    public function whole(array $ids, array $stores = []): array
    {
        $database = $this->database;
        $headers = $database->rows('SELECT ' . $database->columnsOf('order', 'o', [], self::PRIVATE) . ' FROM ' . $database->table('order')
            . ' o WHERE order_id IN (' . Database::numbers($ids) . ')' . self::among($stores));

        if (!$headers) {
            return [];
        }

        $orderIDs = array_column($headers, 'order_id');
        $parts = $this->parts($orderIDs);
        $currencies = $this->currencies($headers);
        $statuses = $this->statuses($headers);
        $customers = $this->customers($headers);
        $products = $this->products($parts['order_product']);
        $codes = $this->codes($parts['order_product']);
        $places = new Places(
            $database,
            array_merge(array_column($headers, 'payment_country_id'), array_column($headers, 'shipping_country_id')),
            array_merge(array_column($headers, 'payment_zone_id'), array_column($headers, 'shipping_zone_id'))
        );
        $meta = $this->shop->meta();
        $orders = [];

        foreach ($headers as $header) {
            $order = ['_meta' => $meta, 'order' => $header];

            foreach ($parts as $table => $rows) {
                $order[$table] = $rows[$header['order_id']] ?? [];
            }

            $order['currency'] = $currencies[$header['currency_code']] ?? null;
            $order['order_status'] = $statuses[$header['order_status_id']] ?? null;
            $order['countries_zones'] = self::places($header, $places);
            $productIDs = array_column($order['order_product'], 'product_id');
            $order['catalog_product'] = self::belonging($products, $productIDs);

            if ($codes !== null) {
                $order['catalog_product_code'] = array_merge([], ...array_values(self::belonging($codes, $productIDs)));
            }

            $order['customer'] = $customers[$header['customer_id']] ?? null;
            $orders[] = $order;
        }

        return self::sorted($orders, $ids, static function (array $order): string {
            return $order['order']['order_id'];
        });
    }

    /** Rows of every table that belongs to orders, by table and order; returns with their history. */
    private function parts(array $orderIDs): array
    {
        $database = $this->database;
        $parts = [];

        foreach (self::PARTS as $table => $id) {
            if (!$database->has($table)) {
                continue;
            }

            $columns = $table === 'return' ? $database->columnsOf('return', 't', Returns::COLUMNS) : 't.*';
            $sort = $table === 'order_total' ? 't.sort_order, t.order_total_id' : 't.' . $id;
            $parts[$table] = self::grouped($database->rows('SELECT ' . $columns . ' FROM ' . $database->table($table)
                . ' t WHERE t.order_id IN (' . Database::numbers($orderIDs) . ') ORDER BY ' . $sort), 'order_id');
        }

        if ($database->has('return_history')) {
            $orderOf = [];

            foreach ($parts['return'] ?? [] as $order => $returns) {
                foreach ($returns as $return) {
                    $orderOf[$return['return_id']] = $order;
                }
            }

            $parts['return_history'] = [];
            $rows = $database->rows('SELECT * FROM ' . $database->table('return_history') . ' WHERE return_id IN ('
                . Database::numbers(array_keys($orderOf)) . ') ORDER BY return_history_id');

            foreach ($rows as $row) {
                $parts['return_history'][$orderOf[$row['return_id']]][] = $row;
            }
        }

        return $parts;
    }

    private function currencies(array $headers): array
    {
        return array_column($this->database->rows('SELECT currency_id, code, decimal_place, value, status FROM ' . $this->database->table('currency')
            . ' WHERE code IN (' . $this->database->texts(array_column($headers, 'currency_code')) . ')'), null, 'code');
    }

    private function statuses(array $headers): array
    {
        return array_column($this->database->rows('SELECT order_status_id, name FROM ' . $this->database->table('order_status')
            . ' WHERE language_id = ' . $this->shop->languageID()
            . ' AND order_status_id IN (' . Database::numbers(array_column($headers, 'order_status_id')) . ')'), null, 'order_status_id');
    }

    private function customers(array $headers): array
    {
        $columns = ['customer_id', 'customer_group_id', 'store_id', 'firstname', 'lastname', 'email', 'telephone', 'custom_field', 'status', 'date_added'];

        return array_column($this->database->rows('SELECT ' . $this->database->columnsOf('customer', 'c', $columns) . ' FROM '
            . $this->database->table('customer') . ' c WHERE customer_id IN (' . Database::numbers(array_column($headers, 'customer_id')) . ')'),
            null, 'customer_id');
    }

    private function products(array $lines): array
    {
        $columns = ['product_id', 'master_id', 'model', 'sku', 'quantity', 'subtract', 'price', 'tax_class_id', 'status', 'date_modified'];

        return array_column($this->database->rows('SELECT ' . $this->database->columnsOf('product', 'p', $columns) . ' FROM '
            . $this->database->table('product') . ' p WHERE product_id IN (' . Database::numbers(self::productIDs($lines)) . ') ORDER BY product_id'),
            null, 'product_id');
    }

    /** Codes by product, or null where this store has none. */
    private function codes(array $lines): ?array
    {
        if (!$this->database->has('product_code')) {
            return null;
        }

        return self::grouped($this->database->rows('SELECT product_id, code, value FROM ' . $this->database->table('product_code')
            . ' WHERE product_id IN (' . Database::numbers(self::productIDs($lines)) . ') ORDER BY product_id, product_code_id'), 'product_id');
    }

    private static function productIDs(array $linesByOrder): array
    {
        return array_unique(array_column(array_merge([], ...array_values($linesByOrder)), 'product_id'));
    }

    private static function places(array $header, Places $places): array
    {
        $rows = [];

        foreach (['payment', 'shipping'] as $kind) {
            $country = $header[$kind . '_country_id'] ?? '0';
            $zone = $header[$kind . '_zone_id'] ?? '0';

            if ($places->country($country) !== null) {
                $rows[] = [
                    'kind' => $kind, 'country_id' => $country, 'iso_code_2' => $places->country($country),
                    'zone_id' => $zone, 'zone_code' => $places->zone($zone),
                ];
            }
        }

        return $rows;
    }

    private static function belonging(array $byID, array $ids): array
    {
        return array_values(array_intersect_key($byID, array_flip($ids)));
    }

    private static function grouped(array $rows, string $column): array
    {
        $groups = [];

        foreach ($rows as $row) {
            $groups[$row[$column]][] = $row;
        }

        return $groups;
    }

    private static function sorted(array $items, array $ids, callable $id): array
    {
        $place = array_flip($ids);

        usort($items, static function (array $a, array $b) use ($place, $id): int {
            return $place[(int)$id($a)] <=> $place[(int)$id($b)];
        });

        return $items;
    }

    private static function among(array $stores): string
    {
        return $stores ? ' AND store_id IN (' . Database::numbers($stores) . ')' : '';
    }
}
