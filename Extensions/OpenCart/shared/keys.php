<?php
namespace Bookbridge;

/** The keys with which requests are signed, and the numbers that requests may use once. */
final class Keys
{
    /** A signature is good for this long, seconds. Longer would help who listens, shorter would fail on clocks of shared hosts. */
    public const AGE_MAX = 300;

    /** Used numbers are kept this long, seconds: twice the age, because a clock may be ahead or behind. */
    private const NONCE_AGE_MAX = 660;

    /** @var Database */
    private $database;

    public function __construct(Database $database)
    {
        $this->database = $database;
    }

    /** Makes a key and tells it: the only time. Those before it stay good, since other connections may use them. */
    public function make(): string
    {
        $id = bin2hex(random_bytes(4));
        $secret = bin2hex(random_bytes(32));
        $this->database->change('INSERT INTO ' . $this->database->table('bookbridge_key')
            . ' SET key_id = ' . $this->database->quote($id) . ', secret = ' . $this->database->quote($secret)
            . ', made = ' . time() . ", used = 0, calls = 0, op = ''");

        return 'bb1_' . $id . '_' . $secret;
    }

    public function remove(): void
    {
        $this->database->change('DELETE FROM ' . $this->database->table('bookbridge_key'));
    }

    /** Ends one key. */
    public function end(string $id): void
    {
        $this->database->change('DELETE FROM ' . $this->database->table('bookbridge_key')
            . ' WHERE key_id = ' . $this->database->quote($id));
    }

    /** All keys, the newest first, without their secrets. */
    public function all(): array
    {
        return $this->database->rows('SELECT key_id, made, used, calls, op FROM ' . $this->database->table('bookbridge_key')
            . ' ORDER BY made DESC, used DESC');
    }

    public function secret(string $id): string
    {
        return $this->database->value('SELECT secret FROM ' . $this->database->table('bookbridge_key')
            . ' WHERE key_id = ' . $this->database->quote($id));
    }

    /** True the first time that a request uses this number. */
    public function isFresh(string $id, string $nonce): bool
    {
        if ($nonce[0] === '0') {
            $this->database->change('DELETE FROM ' . $this->database->table('bookbridge_nonce') . ' WHERE seen < ' . (time() - self::NONCE_AGE_MAX));
        }

        return $this->database->change('INSERT IGNORE INTO ' . $this->database->table('bookbridge_nonce')
            . ' SET nonce = ' . $this->database->quote($id . $nonce) . ', seen = ' . time()) === 1;
    }

    /** Writes down that a key was used. */
    public function used(string $id, string $op): void
    {
        $this->database->change('UPDATE ' . $this->database->table('bookbridge_key') . ' SET used = ' . time() . ', calls = calls + 1, op = '
            . $this->database->quote(substr($op, 0, 32)) . ' WHERE key_id = ' . $this->database->quote($id));
    }
}
