<?php
namespace Bookbridge;

/** The arguments of a request. Whatever is not of the kind that is asked for is refused by its name. */
final class Arguments
{
    private const ID_MAX = 4294967295;

    /** @var array */
    private $values;

    public function __construct(array $values)
    {
        $this->values = $values;
    }

    public function has(string $name): bool
    {
        return isset($this->values[$name]);
    }

    /** A whole number from 0 on. */
    public function number(string $name, int $default, int $max = self::ID_MAX): int
    {
        if (!isset($this->values[$name])) {
            return $default;
        }

        return self::whole($this->values[$name], $name, $max);
    }

    /** How many a page holds: 1 to the limit, the limit when nothing is said. */
    public function limit(int $max): int
    {
        $limit = $this->number('limit', $max);

        if ($limit < 1) {
            throw new Fault(400, 'bad_request', '"limit" is less than 1.');
        }

        if ($limit > $max) {
            throw new Fault(413, 'too_large', '"limit" is more than ' . $max . '.');
        }

        return $limit;
    }

    public function flag(string $name): bool
    {
        if (!isset($this->values[$name])) {
            return false;
        }

        if (!is_bool($this->values[$name])) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is neither true nor false.');
        }

        return $this->values[$name];
    }

    /** A time as the store writes it, or null. */
    public function time(string $name): ?string
    {
        if (!isset($this->values[$name]) || $this->values[$name] === '') {
            return null;
        }

        $time = $this->values[$name];

        if (!is_string($time) || !preg_match('/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/D', $time)) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is not a time such as 2026-01-31 09:00:00.');
        }

        return $time;
    }

    /** One of several words. */
    public function oneOf(string $name, array $words): string
    {
        $word = $this->values[$name] ?? null;

        if (!is_string($word) || !in_array($word, $words, true)) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is none of: ' . implode(', ', $words) . '.');
        }

        return $word;
    }

    /** Different whole numbers, in the order in which they were given. */
    public function ids(string $name, int $max): array
    {
        $ids = [];

        foreach ($this->rows($name, $max) as $id) {
            $id = self::whole($id, $name, self::ID_MAX);
            $ids[$id] = $id;
        }

        return array_values($ids);
    }

    /** Different texts. */
    public function texts(string $name, int $max, int $bytes): array
    {
        $texts = [];

        foreach ($this->rows($name, $max) as $text) {
            if (!is_string($text) || strlen($text) > $bytes) {
                throw new Fault(400, 'bad_request', '"' . $name . '" holds what is no text of up to ' . $bytes . ' bytes.');
            }

            $texts[$text] = $text;
        }

        return array_values($texts);
    }

    /** A list of anything. */
    public function rows(string $name, int $max): array
    {
        $rows = $this->values[$name] ?? null;

        if (!is_array($rows) || array_values($rows) !== $rows) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is not a list.');
        }

        if (count($rows) > $max) {
            throw new Fault(413, 'too_large', '"' . $name . '" holds more than ' . $max . '.');
        }

        return $rows;
    }

    /** Values by name; empty when nothing is said. */
    public function map(string $name): array
    {
        $map = $this->values[$name] ?? [];

        if (!is_array($map)) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is not an object.');
        }

        return $map;
    }

    public static function whole($value, string $name, int $max): int
    {
        if (is_string($value) && preg_match('/^\d{1,10}$/D', $value)) {
            $value = (int)$value;
        }

        if (!is_int($value) || $value < 0 || $value > $max) {
            throw new Fault(400, 'bad_request', '"' . $name . '" is not a whole number from 0 to ' . $max . '.');
        }

        return $value;
    }
}
