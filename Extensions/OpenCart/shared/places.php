<?php
namespace Bookbridge;

/** The codes of countries and of their zones, read at once for all that a page names. */
final class Places
{
    /** @var array<string, string> */
    private $countries = [];

    /** @var array<string, string> */
    private $zones = [];

    public function __construct(Database $database, array $countries, array $zones)
    {
        $rows = $database->rows('SELECT country_id AS id, iso_code_2 AS code FROM ' . $database->table('country')
            . ' WHERE country_id IN (' . Database::numbers($countries) . ')');

        foreach ($rows as $row) {
            $this->countries[$row['id']] = (string)$row['code'];
        }

        $rows = $database->rows('SELECT zone_id AS id, code FROM ' . $database->table('zone')
            . ' WHERE zone_id IN (' . Database::numbers($zones) . ')');

        foreach ($rows as $row) {
            $this->zones[$row['id']] = (string)$row['code'];
        }
    }

    public function country($id): ?string
    {
        return $this->countries[(string)$id] ?? null;
    }

    public function zone($id): ?string
    {
        return $this->zones[(string)$id] ?? null;
    }
}
