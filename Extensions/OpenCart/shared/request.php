<?php
namespace Bookbridge;

/** What arrived, before anybody believes it. Nothing here comes from the framework: it escapes what it hands out. */
final class Request
{
    /** Larger bodies are refused: 500 identifiers or 200 stock levels need a tenth of it. */
    public const BYTES_MAX = 262144;

    private const FIELDS = ['key', 'time', 'nonce', 'signature'];

    /** @var string */
    public $method;

    /** @var string path with query as the caller signed it */
    public $target;

    /** @var string */
    public $body;

    /** @var array<string, string> key, time, nonce, signature */
    private $proof;

    /** @var bool */
    public $isEncrypted;

    /** @var bool the caller calls this very machine */
    public $isLocal;

    /** @var string */
    public $peer;

    public function __construct(array $server, string $body)
    {
        $this->method = self::text($server, 'REQUEST_METHOD');
        $this->body = $body;
        $this->peer = self::text($server, 'REMOTE_ADDR');
        $this->isEncrypted = self::encrypted($server);
        $this->isLocal = (bool)preg_match('/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/', self::text($server, 'HTTP_HOST'));

        $target = preg_replace('#^https?://[^/]*#', '', self::text($server, 'REQUEST_URI'));
        $cut = strpos($target, '&bb_key=');
        $query = [];

        if ($cut !== false) {
            parse_str(substr($target, $cut + 1), $query);
            $target = substr($target, 0, $cut);
        }

        $this->target = $target;
        $this->proof = [];

        foreach (self::FIELDS as $field) {
            $this->proof[$field] = self::text($server, 'HTTP_X_BOOKBRIDGE_' . strtoupper($field))
                ?: self::text($server, 'REDIRECT_HTTP_X_BOOKBRIDGE_' . strtoupper($field))
                ?: self::text($query, 'bb_' . $field);
        }
    }

    /** The request that PHP is answering now. */
    public static function current(): self
    {
        return new self($_SERVER, (string)file_get_contents('php://input', false, null, 0, self::BYTES_MAX + 1));
    }

    public function keyID(): string
    {
        return self::matching('/^[0-9a-f]{8}$/', $this->proof['key']);
    }

    public function nonce(): string
    {
        return self::matching('/^[0-9a-f]{32}$/', $this->proof['nonce']);
    }

    /** Seconds since 1970, or null. */
    public function time(): ?int
    {
        $time = self::matching('/^\d{1,11}$/', $this->proof['time']);

        return $time === '' ? null : (int)$time;
    }

    public function isSignedWith(string $secret): bool
    {
        $lines = [
            'bookbridge-1', $this->proof['key'], $this->method, $this->target, $this->proof['time'],
            $this->proof['nonce'], hash('sha256', $this->body),
        ];

        return hash_equals(hash_hmac('sha256', implode("\n", $lines), $secret), $this->proof['signature']);
    }

    /** What the body asks for: its operation and its arguments. */
    public function wish(): array
    {
        $text = $this->body;

        if (strncmp($text, 'bb=', 3) === 0) {
            $text = (string)base64_decode(strtr(substr($text, 3), '-_', '+/'), true);
        }

        $wish = json_decode($text, true, 16);

        if (!is_array($wish) || !isset($wish['op']) || !is_string($wish['op'])) {
            throw new Fault(400, 'bad_request', 'The body is not a JSON object with an "op".');
        }

        if (!isset($wish['v']) || $wish['v'] !== 1) {
            throw new Fault(400, 'bad_request', 'This extension speaks version 1 ("v":1).');
        }

        $arguments = $wish['args'] ?? [];

        if (!is_array($arguments)) {
            throw new Fault(400, 'bad_request', '"args" is not an object.');
        }

        return [$wish['op'], $arguments];
    }

    private static function text(array $from, string $name): string
    {
        return isset($from[$name]) && is_string($from[$name]) ? $from[$name] : '';
    }

    private static function matching(string $pattern, string $text): string
    {
        return preg_match($pattern . 'D', $text) ? $text : '';
    }

    private static function encrypted(array $server): bool
    {
        $https = $server['HTTPS'] ?? '';

        return ($https && strtolower((string)$https) !== 'off') || self::text($server, 'SERVER_PORT') === '443'
            || self::text($server, 'HTTP_X_FORWARDED_PROTO') === 'https' || self::text($server, 'HTTP_X_FORWARDED_SSL') === 'on';
    }
}
