<?php
namespace Bookbridge;

/**
 * The times of the store's rows. Stores that have no zone of their own (before 3.0.3.7) write them in that of the database server: they are
 * told and heard in universal time then, because only the database knows the summers of its zone.
 */
final class Clock
{
    private const TOLD = ['date_added', 'date_modified'];

    private const HEARD = ['since', 'changed_since'];

    /** Times converted by one statement. */
    private const CHUNK = 500;

    /** @var Shop */
    private $shop;

    public function __construct(Shop $shop)
    {
        $this->shop = $shop;
    }

    /** An answer with its times as they are told. */
    public function told(array $answer): array
    {
        return $this->converted($answer, self::TOLD, "@@session.time_zone, '+00:00'");
    }

    /** Arguments with their times as the rows have them. */
    public function heard(array $arguments): array
    {
        return $this->converted($arguments, self::HEARD, "'+00:00', @@session.time_zone");
    }

    private function converted(array $values, array $names, string $zones): array
    {
        if ($this->shop->zone()[1] !== 'database') {
            return $values;
        }

        $times = [];
        $isTime = static function ($value, $name) use ($names): bool {
            return in_array($name, $names, true) && is_string($value) && preg_match('/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/D', $value) === 1;
        };
        array_walk_recursive($values, static function ($value, $name) use (&$times, $isTime): void {
            if ($isTime($value, $name)) {
                $times[$value] = $value;
            }
        });
        $times = $this->moved($times, $zones);
        array_walk_recursive($values, static function (&$value, $name) use ($times, $isTime): void {
            if ($isTime($value, $name)) {
                $value = $times[$value];
            }
        });

        return $values;
    }

    /** The times in the other zone, by themselves; what is no time there (a date of zeros) stays. */
    private function moved(array $times, string $zones): array
    {
        foreach (array_chunk(array_values($times), self::CHUNK) as $chunk) {
            $columns = [];

            foreach ($chunk as $place => $time) {
                $columns[] = 'CONVERT_TZ(' . $this->shop->database->quote($time) . ', ' . $zones . ') AS t' . $place;
            }

            foreach (array_values($this->shop->database->row('SELECT ' . implode(', ', $columns))) as $place => $moved) {
                $times[$chunk[$place]] = $moved === null ? $chunk[$place] : substr($moved, 0, 19);
            }
        }

        return $times;
    }
}
