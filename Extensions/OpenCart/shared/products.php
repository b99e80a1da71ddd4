<?php
namespace Bookbridge;

/** Products with their codes, options and stock. */
final class Products
{
    private const COLUMNS = [
        'product_id', 'master_id', 'variant', 'model', 'sku', 'quantity', 'subtract', 'price', 'tax_class_id', 'shipping', 'status',
        'date_added', 'date_modified',
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

    public function page(Arguments $arguments): array
    {
        $limit = $arguments->limit(Limits::PRODUCTS);
        $since = $arguments->time('changed_since');
        $products = $this->read('p.product_id > ' . $arguments->number('after', 0)
            . ($since === null ? '' : ' AND p.date_modified >= ' . $this->database->quote($since)), $limit);
        $last = end($products);

        return [
            'products' => $products,
            'next' => count($products) === $limit && $last ? $last['product']['product_id'] : null,
            'missing' => [],
        ];
    }

    public function get(Arguments $arguments): array
    {
        if ($arguments->has('models')) {
            $wanted = $arguments->texts('models', Limits::PRODUCTS, 255);
            $products = $this->read('p.model IN (' . $this->database->texts($wanted) . ')', Limits::PRODUCTS * 5);
            $column = 'model';
        } else {
            $wanted = array_map('strval', $arguments->ids('ids', Limits::PRODUCTS));
            $products = $this->read('p.product_id IN (' . Database::numbers($wanted) . ')', Limits::PRODUCTS);
            $column = 'product_id';
        }

        return ['products' => $products, 'next' => null, 'missing' => array_values(array_diff($wanted, array_column(array_column($products, 'product'), $column)))];
    }

    private function read(string $condition, int $limit): array
    {
        $database = $this->database;
        $language = $this->shop->languageID();
        $rows = $database->rows('SELECT ' . $database->columnsOf('product', 'p', self::COLUMNS) . ', d.name FROM ' . $database->table('product')
            . ' p LEFT JOIN ' . $database->table('product_description') . ' d ON d.product_id = p.product_id AND d.language_id = ' . $language
            . ' WHERE ' . $condition . ' ORDER BY p.product_id LIMIT ' . $limit);

        if (!$rows) {
            return [];
        }

        $ids = Database::numbers(array_column($rows, 'product_id'));
        $parts = [];

        if ($database->has('product_code')) {
            $parts['product_code'] = $database->rows('SELECT product_code_id, product_id, code, value FROM ' . $database->table('product_code')
                . ' WHERE product_id IN (' . $ids . ') ORDER BY product_code_id');
        }

        $parts['product_option'] = $database->rows('SELECT po.product_option_id, po.product_id, po.option_id, od.name, o.type, po.required FROM '
            . $database->table('product_option') . ' po LEFT JOIN ' . $database->table('option') . ' o ON o.option_id = po.option_id LEFT JOIN '
            . $database->table('option_description') . ' od ON od.option_id = po.option_id AND od.language_id = ' . $language
            . ' WHERE po.product_id IN (' . $ids . ') ORDER BY po.product_option_id');
        $parts['product_option_value'] = $database->rows('SELECT pv.product_option_value_id, pv.product_option_id, pv.product_id,'
            . ' od.name AS option_name, vd.name AS value_name, pv.quantity, pv.subtract, pv.price, pv.price_prefix FROM '
            . $database->table('product_option_value') . ' pv LEFT JOIN ' . $database->table('option_description')
            . ' od ON od.option_id = pv.option_id AND od.language_id = ' . $language . ' LEFT JOIN '
            . $database->table('option_value_description') . ' vd ON vd.option_value_id = pv.option_value_id AND vd.language_id = ' . $language
            . ' WHERE pv.product_id IN (' . $ids . ') ORDER BY pv.product_option_value_id');
        $parts['product_to_store'] = $database->rows('SELECT product_id, store_id FROM ' . $database->table('product_to_store')
            . ' WHERE product_id IN (' . $ids . ') ORDER BY product_id, store_id');

        return self::joined($rows, $parts);
    }

    private static function joined(array $rows, array $parts): array
    {
        $products = [];

        foreach ($rows as $row) {
            $products[$row['product_id']] = ['product' => $row] + array_map(static function (): array {
                return [];
            }, $parts);
        }

        foreach ($parts as $table => $partRows) {
            foreach ($partRows as $row) {
                $products[$row['product_id']][$table][] = $row;
            }
        }

        return array_values($products);
    }
}
