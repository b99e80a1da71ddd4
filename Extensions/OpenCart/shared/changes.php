<?php
namespace Bookbridge;

/**
 * Orders changed since a cursor.
 *
 * The first reading goes through all orders by number. Every later round goes through the history by number (each change of a status
 * adds a row, and in 4.1 nothing else tells of it), then through dates of modification (edits add no row), then through returns.
 * The cursor knows the moment when its round began in universal time, so that neither summer time nor another time zone of the
 * store loses a change.
 */
final class Changes
{
    /** Dates are read from this long before the last round on: an hour of summer time and some minutes of clock. Seconds. */
    private const OVERLAP = 3900;

    /** History rows that may have been committed after higher numbers. */
    private const LATE_ROWS = 100;

    private const STEPS = ['all', 'history', 'orders', 'returns', 'done'];

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
        $isWhole = $arguments->flag('whole');
        $limit = $arguments->limit($isWhole ? Limits::ORDERS : Limits::CHANGES);
        $stores = $arguments->has('store_ids') ? $arguments->ids('store_ids', Limits::ROWS) : [];
        $cursor = $arguments->has('cursor') ? $this->cursor(new Arguments($arguments->map('cursor'))) : $this->beginning($arguments->time('since'));

        if ($cursor['step'] === 'done') {
            $cursor = $this->round($cursor);
        }

        $ids = [];

        while ($cursor['step'] !== 'done' && count($ids) < $limit) {
            $cursor = $this->step($cursor, $limit - count($ids), $ids);
        }

        $orders = new Orders($this->shop);

        return [
            'orders' => $isWhole ? $orders->whole(array_values($ids), $stores) : $orders->references(array_values($ids), $stores),
            'cursor' => $cursor,
            'more' => $cursor['step'] !== 'done',
        ];
    }

    private function beginning(?string $since): array
    {
        return [
            'step' => 'all', 'id' => 0, 'at' => '', 'from' => $since ?? '', 'history_id' => $this->lastHistoryID(),
            'began' => $this->now(), 'next' => 0, 'next_history_id' => 0,
        ];
    }

    /** A new round over what happened since the last one began. */
    private function round(array $cursor): array
    {
        $from = $this->database->value('SELECT DATE_SUB(NOW(), INTERVAL (GREATEST(0, UNIX_TIMESTAMP() - ' . $cursor['began'] . ') + '
            . self::OVERLAP . ') SECOND)');

        return [
            'step' => 'history', 'id' => max(0, $cursor['history_id'] - self::LATE_ROWS), 'from' => $from,
            'history_id' => $cursor['history_id'], 'began' => $cursor['began'],
            'next' => $this->now(), 'next_history_id' => $this->lastHistoryID(),
        ];
    }

    /** Reads up to so many rows of the step at hand into the identifiers, and goes on to the next step when there are no more. */
    private function step(array $cursor, int $limit, array &$ids): array
    {
        $rows = $this->rows($cursor, $limit);

        foreach ($rows as $row) {
            $ids[(int)$row['order_id']] = (int)$row['order_id'];
            $cursor['id'] = (int)$row['id'];
            $cursor['at'] = $row['at'] ?? '';
        }

        if (count($rows) < $limit) {
            $cursor = $this->following($cursor);
        }

        return $cursor;
    }

    private function following(array $cursor): array
    {
        switch ($cursor['step']) {
            case 'history':
                return ['step' => 'orders', 'id' => 0, 'at' => ''] + $cursor;
            case 'orders':
                if ($this->database->has('return')) {
                    return ['step' => 'returns', 'id' => 0, 'at' => ''] + $cursor;
                }
            // no break: without returns the round is over
            case 'returns':
                return [
                    'step' => 'done', 'id' => 0, 'at' => '', 'from' => '', 'history_id' => $cursor['next_history_id'],
                    'began' => $cursor['next'], 'next' => 0, 'next_history_id' => 0,
                ];
            default:
                return ['step' => 'done', 'id' => 0, 'at' => '', 'from' => ''] + $cursor;
        }
    }

    private function rows(array $cursor, int $limit): array
    {
        $database = $this->database;
        $id = $cursor['id'];
        $from = $database->quote($cursor['from']);

        switch ($cursor['step']) {
            case 'all':
                $since = $cursor['from'] === '' ? '' : ' AND (date_added >= ' . $from . ' OR date_modified >= ' . $from . ')';

                return $database->rows('SELECT order_id, order_id AS id FROM ' . $database->table('order')
                    . ' WHERE order_id > ' . $id . $since . ' ORDER BY order_id LIMIT ' . $limit);
            case 'history':
                return $database->rows('SELECT order_id, order_history_id AS id FROM ' . $database->table('order_history')
                    . ' WHERE order_history_id > ' . $id . ' AND (order_history_id > ' . $cursor['history_id'] . ' OR date_added >= ' . $from . ')'
                    . ' ORDER BY order_history_id LIMIT ' . $limit);
            case 'orders':
                return $this->dated('order', 'order_id', $cursor, $limit);
            default:
                return $this->dated('return', 'return_id', $cursor, $limit);
        }
    }

    /** Rows modified from a time on, by that time. Times in the future (a clock that was wrong) are left out: they would come each time. */
    private function dated(string $table, string $column, array $cursor, int $limit): array
    {
        $database = $this->database;
        $at = $database->quote($cursor['at']);
        $after = $cursor['at'] === '' ? ''
            : ' AND (date_modified > ' . $at . ' OR (date_modified = ' . $at . ' AND ' . $column . ' > ' . $cursor['id'] . '))';

        return $database->rows('SELECT order_id, ' . $column . ' AS id, date_modified AS at FROM ' . $database->table($table)
            . ' WHERE date_modified >= ' . $database->quote($cursor['from'])
            . ' AND date_modified <= DATE_ADD(NOW(), INTERVAL ' . self::OVERLAP . ' SECOND)' . $after
            . ' ORDER BY date_modified, ' . $column . ' LIMIT ' . $limit);
    }

    /** A cursor that came back, taken apart as anything from outside. */
    private function cursor(Arguments $given): array
    {
        return [
            'step' => $given->oneOf('step', self::STEPS), 'id' => $given->number('id', 0), 'at' => (string)$given->time('at'), 'from' => (string)$given->time('from'),
            'history_id' => $given->number('history_id', 0), 'began' => $given->number('began', 0),
            'next' => $given->number('next', 0), 'next_history_id' => $given->number('next_history_id', 0),
        ];
    }

    private function now(): int
    {
        return (int)$this->database->value('SELECT UNIX_TIMESTAMP()');
    }

    private function lastHistoryID(): int
    {
        return (int)$this->database->value('SELECT MAX(order_history_id) FROM ' . $this->database->table('order_history'));
    }
}
