<?php
namespace Bookbridge;

/** The tables of the extension itself: made when it is switched on, gone when it is switched off. */
final class Tables
{
    private const TABLES = [
        'bookbridge_key' => 'key_id CHAR(8) NOT NULL, secret CHAR(64) NOT NULL, made INT UNSIGNED NOT NULL, used INT UNSIGNED NOT NULL,'
            . ' calls INT UNSIGNED NOT NULL, op VARCHAR(32) NOT NULL, PRIMARY KEY (key_id)',
        'bookbridge_nonce' => 'nonce CHAR(40) NOT NULL, seen INT UNSIGNED NOT NULL, PRIMARY KEY (nonce), KEY seen (seen)',
        'bookbridge_stock' => 'stock_id INT UNSIGNED NOT NULL AUTO_INCREMENT, item_key VARCHAR(64) NULL, product_id INT UNSIGNED NOT NULL,'
            . ' product_option_value_id INT UNSIGNED NOT NULL, result VARCHAR(16) NOT NULL, before_quantity INT NULL, after_quantity INT NULL,'
            . ' at INT UNSIGNED NOT NULL, PRIMARY KEY (stock_id), UNIQUE KEY item_key (item_key), KEY at (at)',
        'bookbridge_state' => 'name VARCHAR(32) NOT NULL, value VARCHAR(255) NOT NULL, PRIMARY KEY (name)',
    ];

    /** An update takes minutes; what was kept for it longer than this is not taken up again, seconds. */
    private const KEPT_MAX = 86400;

    /** @var Database */
    private $database;

    public function __construct(Database $database)
    {
        $this->database = $database;
    }

    public function make(): void
    {
        if ((int)$this->state('kept') < time() - self::KEPT_MAX) {
            $this->drop();
        }

        foreach (self::TABLES as $name => $columns) {
            $this->database->change('CREATE TABLE IF NOT EXISTS ' . $this->database->table($name)
                . ' (' . $columns . ') ENGINE=InnoDB DEFAULT CHARSET=utf8');
        }

        $this->forget('kept');

        if ($this->state('installation') === '') {
            $this->remember('installation', bin2hex(random_bytes(16)));
        }
    }

    /** Removes all of them, unless the merchant has said that an update follows. */
    public function remove(): void
    {
        if ((int)$this->state('kept') < time() - self::KEPT_MAX) {
            $this->drop();
        }
    }

    public function areThere(): bool
    {
        $like = str_replace('_', '\\_', trim($this->database->table('bookbridge_state'), '`'));

        return (bool)$this->database->row('SHOW TABLES LIKE ' . $this->database->quote($like));
    }

    public function state(string $name): string
    {
        if (!$this->areThere()) {
            return '';
        }

        return $this->database->value('SELECT value FROM ' . $this->database->table('bookbridge_state')
            . ' WHERE name = ' . $this->database->quote($name));
    }

    public function remember(string $name, string $value): void
    {
        $this->database->change('REPLACE INTO ' . $this->database->table('bookbridge_state')
            . ' SET name = ' . $this->database->quote($name) . ', value = ' . $this->database->quote(substr($value, 0, 255)));
    }

    public function forget(string $name): void
    {
        $this->database->change('DELETE FROM ' . $this->database->table('bookbridge_state') . ' WHERE name = ' . $this->database->quote($name));
    }

    private function drop(): void
    {
        foreach (array_keys(self::TABLES) as $name) {
            $this->database->change('DROP TABLE IF EXISTS ' . $this->database->table($name));
        }
    }
}
