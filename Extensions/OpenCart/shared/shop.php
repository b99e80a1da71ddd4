<?php
namespace Bookbridge;

/** The store around us: its settings, its versions and what its tables have. */
final class Shop
{
    /** @var Database */
    public $database;

    /** @var string 3 or 4 */
    public $generation;

    /** @var callable forgets what the store keeps about products */
    private $forgetProducts;

    /** @var array<string, array<string, string>> by store */
    private $settings = [];

    public function __construct(Database $database, string $generation, callable $forgetProducts)
    {
        $this->database = $database;
        $this->generation = $generation;
        $this->forgetProducts = $forgetProducts;
    }

    public function forgetProducts(): void
    {
        ($this->forgetProducts)();
    }

    /** A setting of one store, or of the default store where that one has none. */
    public function setting(string $key, string $store = '0'): string
    {
        if (!$this->settings) {
            $this->settings = ['0' => []];
            $rows = $this->database->rows('SELECT store_id, `key`, value FROM ' . $this->database->table('setting')
                . " WHERE (code = 'config' OR code = 'module_bookbridge') AND serialized IN (0, 1)");

            foreach ($rows as $row) {
                $this->settings[$row['store_id']][$row['key']] = (string)$row['value'];
            }
        }

        return $this->settings[$store][$key] ?? $this->settings['0'][$key] ?? '';
    }

    public function language(): string
    {
        return $this->setting('config_language_catalog') ?: $this->setting('config_language');
    }

    public function languageID(): int
    {
        return (int)$this->database->value('SELECT language_id FROM ' . $this->database->table('language')
            . ' ORDER BY code = ' . $this->database->quote($this->language()) . ' DESC, language_id LIMIT 1');
    }

    public function currency(): string
    {
        return $this->setting('config_currency');
    }

    /** The zone in which times are told and heard, and who keeps that of the rows: a setting of the store, or the database alone. */
    public function zone(): array
    {
        $zone = $this->setting('config_timezone');

        if ($zone !== '') {
            return [$zone, 'setting'];
        }

        return ['UTC', 'database'];
    }

    /** What every order says about where it comes from. */
    public function meta(): array
    {
        return [
            'store_software' => 'OpenCart ' . (defined('VERSION') ? VERSION : ''),
            'base_currency' => $this->currency(),
            'time_zone' => $this->zone()[0],
        ];
    }
}
