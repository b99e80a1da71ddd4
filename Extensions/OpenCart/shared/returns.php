<?php
namespace Bookbridge;

/** Returns as buyers typed them, also those whose order number is none. */
final class Returns
{
    public const COLUMNS = [
        'return_id', 'order_id', 'product_id', 'customer_id', 'product', 'model', 'quantity', 'opened', 'return_reason_id',
        'return_action_id', 'return_status_id', 'comment', 'date_ordered', 'date_added', 'date_modified',
    ];

    /** @var Database */
    private $database;

    public function __construct(Shop $shop)
    {
        $this->database = $shop->database;
    }

    public function page(Arguments $arguments): array
    {
        $limit = $arguments->limit(Limits::RETURNS);

        if (!$this->database->has('return')) {
            return ['returns' => [], 'next' => null];
        }

        $rows = $this->database->rows('SELECT ' . $this->database->columnsOf('return', 'r', self::COLUMNS) . ' FROM '
            . $this->database->table('return') . ' r WHERE return_id > ' . $arguments->number('after', 0)
            . ' ORDER BY return_id LIMIT ' . $limit);
        $last = end($rows);

        return ['returns' => $rows, 'next' => count($rows) === $limit && $last ? $last['return_id'] : null];
    }
}
