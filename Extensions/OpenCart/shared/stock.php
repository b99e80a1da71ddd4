<?php
namespace Bookbridge;

/** Changes stock levels: the only thing that is ever written to the store, and only where the merchant allows it. */
final class Stock
{
    /** No store has more of anything, and the column ends at two thousand million. */
    private const QUANTITY_MAX = 1000000000;

    /** An item's key is known for this long, seconds: 30 days, longer than any program tries again. */
    private const KEY_AGE_MAX = 2592000;

    /** @var Shop */
    private $shop;

    /** @var Database */
    private $database;

    /** @var string */
    private $log;

    public function __construct(Shop $shop)
    {
        $this->shop = $shop;
        $this->database = $shop->database;
        $this->log = $shop->database->table('bookbridge_stock');
    }

    public function write(Arguments $arguments): array
    {
        if ($this->shop->setting('module_bookbridge_stock') !== '1') {
            throw new Fault(403, 'stock_writing_off', 'Writing stock is switched off in the settings of the extension.');
        }

        $items = $arguments->rows('items', Limits::STOCK);
        $this->database->change('DELETE FROM ' . $this->log . ' WHERE at < ' . (time() - self::KEY_AGE_MAX));
        $answers = [];

        foreach ($items as $item) {
            $answers[] = is_array($item) ? $this->item($item) : ['result' => 'invalid'];
        }

        $this->shop->forgetProducts();

        return ['items' => $answers];
    }

    /** The newest writes, for the settings page. */
    public function newest(int $count): array
    {
        return $this->database->rows('SELECT s.*, p.model FROM ' . $this->log . ' s LEFT JOIN ' . $this->database->table('product')
            . " p ON p.product_id = s.product_id WHERE s.result = 'updated' ORDER BY s.stock_id DESC LIMIT " . $count);
    }

    private function item(array $item): array
    {
        $name = [];

        foreach (['product_id', 'product_option_value_id'] as $field) {
            if (isset($item[$field]) && is_scalar($item[$field])) {
                $name[$field] = (string)$item[$field];
            }
        }

        try {
            $arguments = new Arguments($item);
            $product = $arguments->number('product_id', 0);
            $option = $arguments->number('product_option_value_id', 0);
            $key = $item['key'] ?? null;
            $quantity = self::quantity($item, 'quantity');
            $delta = self::quantity($item, 'delta');
            $expected = self::quantity($item, 'expected');
        } catch (Fault $fault) {
            return $name + ['result' => 'invalid'];
        }

        $isKey = $key === null || (is_string($key) && preg_match('/^[\x20-\x7e]{1,64}$/D', $key));

        if (!$isKey || ($quantity === null) === ($delta === null)) {
            return $name + ['result' => 'invalid'];
        }

        return $name + $this->once($key, $product, $option, function () use ($product, $option, $quantity, $delta, $expected): array {
            return $this->change($product, $option, $quantity, $delta, $expected);
        });
    }

    /** Does it once for its key: the key is written down before, the result after. Without a result nobody knows, and it says so. */
    private function once(?string $key, int $product, int $option, callable $work): array
    {
        $set = ' SET item_key = ' . ($key === null ? 'NULL' : $this->database->quote($key)) . ', product_id = ' . $product
            . ', product_option_value_id = ' . $option . ", result = 'unknown', at = " . time();

        if ($this->database->change('INSERT IGNORE INTO ' . $this->log . $set) !== 1) {
            $row = $this->database->row('SELECT * FROM ' . $this->log . ' WHERE item_key = ' . $this->database->quote((string)$key));
            $isSame = $row && (int)$row['product_id'] === $product && (int)$row['product_option_value_id'] === $option;

            return $isSame ? self::answer($row['result'], $row['before_quantity'], $row['after_quantity']) + ['repeated' => true]
                : ['result' => 'invalid'];
        }

        $id = (int)$this->database->value('SELECT LAST_INSERT_ID()');
        $answer = $work();
        $this->database->change('UPDATE ' . $this->log . ' SET result = ' . $this->database->quote($answer['result'])
            . ', before_quantity = ' . ($answer['before'] ?? 'NULL') . ', after_quantity = ' . ($answer['after'] ?? 'NULL')
            . ' WHERE stock_id = ' . $id);

        return $answer;
    }

    private function change(int $product, int $option, ?int $quantity, ?int $delta, ?int $expected): array
    {
        $table = $this->database->table($option ? 'product_option_value' : 'product');
        $row = ' WHERE product_id = ' . $product . ($option ? ' AND product_option_value_id = ' . $option : '');
        $new = $quantity === null ? '@bookbridge_before + ' . $delta : (string)$quantity;

        // One statement compares, keeps what was there and writes, so that a sale in between is never undone.
        $this->database->change('SET @bookbridge_before = NULL');
        $this->database->change('UPDATE ' . $table . ' SET quantity = IF((@bookbridge_before := quantity) IS NULL, quantity, ' . $new . ')'
            . $row . ' AND subtract = 1' . ($expected === null ? '' : ' AND quantity = ' . $expected));
        $before = $this->database->row('SELECT @bookbridge_before AS q')['q'];

        if ($before !== null) {
            $after = (string)($quantity ?? (int)$before + (int)$delta);

            return self::answer($after === $before ? 'unchanged' : 'updated', $before, $after);
        }

        $found = $this->database->row('SELECT quantity, subtract FROM ' . $table . $row);

        if (!$found) {
            return self::answer('not_found', null, null);
        }

        return $found['subtract'] === '0' ? self::answer('not_tracked', null, null) : self::answer('conflict', $found['quantity'], null);
    }

    private static function answer(string $result, ?string $before, ?string $after): array
    {
        return ['result' => $result] + array_filter(['before' => $before, 'after' => $after], static function (?string $value): bool {
            return $value !== null;
        });
    }

    private static function quantity(array $item, string $name): ?int
    {
        $value = $item[$name] ?? null;

        if ($value === null) {
            return null;
        }

        if (is_string($value) && preg_match('/^-?\d{1,10}$/D', $value)) {
            $value = (int)$value;
        }

        if (!is_int($value) || abs($value) > self::QUANTITY_MAX) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is no quantity.');
        }

        return $value;
    }
}
