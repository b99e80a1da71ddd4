<?php
namespace Bookbridge;

/**
 * The store's tables, read as they are found: forks and half-upgraded stores lack columns that their version should have.
 * Every value that goes into a statement passes through `quote` or is a whole number.
 */
final class Database
{
    /** @var object the store's own connection: query, escape, countAffected */
    private $connection;

    /** @var string */
    private $prefix;

    /** @var array<string, array<int, string>>|null columns by table */
    private $columns;

    public function __construct($connection, string $prefix)
    {
        $this->connection = $connection;
        $this->prefix = $prefix;
    }

    public function table(string $name): string
    {
        return '`' . str_replace('`', '', $this->prefix . $name) . '`';
    }

    public function quote(string $text): string
    {
        return "'" . $this->connection->escape($text) . "'";
    }

    /** Whole numbers for `IN (…)`; 0 stands for none, because no row has it. */
    public static function numbers(array $ids): string
    {
        return implode(',', array_map('intval', $ids ?: [0]));
    }

    public function texts(array $texts): string
    {
        return implode(',', array_map([$this, 'quote'], $texts ?: ['']));
    }

    /** Rows whose values are texts or null, whatever the driver makes of numbers. */
    public function rows(string $sql): array
    {
        $rows = [];

        foreach ($this->ask($sql)->rows as $row) {
            $rows[] = array_map(static function ($value) {
                return $value === null ? null : (string)$value;
            }, $row);
        }

        return $rows;
    }

    /** The first row, or null. */
    public function row(string $sql): ?array
    {
        return $this->rows($sql)[0] ?? null;
    }

    /** The only value of the first row; empty when there is none. */
    public function value(string $sql): string
    {
        $row = $this->row($sql);

        return $row ? (string)reset($row) : '';
    }

    /** Carries out a statement and tells how many rows it changed. */
    public function change(string $sql): int
    {
        $this->ask($sql);

        return (int)$this->connection->countAffected();
    }

    public function has(string $table, string $column = ''): bool
    {
        $columns = $this->columns()[$table] ?? [];

        return $column === '' ? (bool)$columns : in_array($column, $columns, true);
    }

    /** The columns that this store has of those named, quoted, with the alias of their table; all without those left out when none are named. */
    public function columnsOf(string $table, string $alias, array $wanted = [], array $unwanted = []): string
    {
        $found = $this->columns()[$table] ?? [];
        $names = array_diff($wanted ? array_intersect($wanted, $found) : $found, $unwanted);

        return implode(', ', array_map(static function (string $name) use ($alias): string {
            return $alias . '.`' . $name . '`';
        }, $names));
    }

    private function ask(string $sql)
    {
        try {
            return $this->connection->query($sql);
        } catch (\Throwable $error) {
            error_log('Bookbridge: ' . preg_replace('/[0-9a-f]{64}/', '(secret)', $error->getMessage()));
            throw new Fault(500, 'database', 'The database of the store refused a statement. Its error log says which.');
        }
    }

    private function columns(): array
    {
        if ($this->columns === null) {
            $this->columns = [];
            $like = str_replace(['\\', '_', '%'], ['\\\\', '\\_', '\\%'], $this->prefix) . '%';
            $found = $this->rows('SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS'
                . ' WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE ' . $this->quote($like) . ' ORDER BY TABLE_NAME, ORDINAL_POSITION');

            foreach ($found as $row) {
                $this->columns[substr($row['t'], strlen($this->prefix))][] = $row['c'];
            }
        }

        return $this->columns;
    }
}
