<?php
namespace Bookbridge;

/** Takes one request and answers it. Whatever happens meanwhile, the answer is JSON and nothing but JSON. */
final class Desk
{
    /** @var Shop */
    private $shop;

    /** @var Request */
    private $request;

    /** @var string secret of the key that the request named; empty when there is no such key */
    private $secret = '';

    /** @var bool */
    private static $isAnswered = false;

    public function __construct(Shop $shop, Request $request)
    {
        $this->shop = $shop;
        $this->request = $request;
    }

    /** Answers the request of this very call of PHP, and ends it. `$forgetVisit` removes the visitor's session that the framework began. */
    public static function serve(Shop $shop, callable $forgetVisit): void
    {
        set_error_handler(static function (): bool {
            return true;
        });
        ini_set('display_errors', '0');
        ob_start();
        $desk = new self($shop, Request::current());
        register_shutdown_function(static function () use ($desk): void {
            if (!self::$isAnswered) {
                $desk->send(500, ['error' => (new Fault(500, 'fault', 'PHP ended. The error log of the store says why.'))->answer()]);
            }
        });
        list($status, $content) = $desk->answer();
        $desk->send($status, $content);
        register_shutdown_function($forgetVisit);
        exit;
    }

    /** Status and content of the answer. */
    public function answer(): array
    {
        try {
            return [200, ['data' => $this->data()]];
        } catch (Fault $fault) {
            $this->note($fault);

            return [$fault->status(), ['error' => $fault->answer()]];
        } catch (\Throwable $error) {
            error_log('Bookbridge: ' . get_class($error) . ': ' . $error->getMessage() . ' in ' . $error->getFile() . ':' . $error->getLine());

            return [500, ['error' => (new Fault(500, 'fault', 'Something is wrong here. The error log of the store says what.'))->answer()]];
        }
    }

    private function data(): array
    {
        $this->admit();
        list($operation, $arguments) = $this->request->wish();
        (new Keys($this->shop->database))->used($this->request->keyID(), $operation);
        $clock = new Clock($this->shop);

        return $clock->told($this->carriedOut($operation, new Arguments($clock->heard($arguments))));
    }

    private function carriedOut(string $operation, Arguments $arguments): array
    {
        switch ($operation) {
            case 'handshake':
                return (new Handshake($this->shop))->answer();
            case 'lists':
                return (new Lists($this->shop))->answer($arguments);
            case 'orders.changes':
                return (new Changes($this->shop))->answer($arguments);
            case 'orders.get':
                return (new Orders($this->shop))->get($arguments);
            case 'orders.exists':
                return (new Orders($this->shop))->exists($arguments);
            case 'products.list':
                return (new Products($this->shop))->page($arguments);
            case 'products.get':
                return (new Products($this->shop))->get($arguments);
            case 'customers.list':
                return (new Customers($this->shop))->page($arguments);
            case 'customers.get':
                return (new Customers($this->shop))->get($arguments);
            case 'returns.list':
                return (new Returns($this->shop))->page($arguments);
            case 'stock.write':
                return (new Stock($this->shop))->write($arguments);
            default:
                throw new Fault(400, 'unknown_op', 'This version of the extension has no such operation.');
        }
    }

    /** Lets pass who knows a key, now and for the first time with this request. */
    private function admit(): void
    {
        $request = $this->request;

        if ($request->method !== 'POST') {
            throw new Fault(405, 'post_only', 'Requests are sent with POST. A redirect may have turned this one into something else.');
        }

        if (!(new Tables($this->shop->database))->areThere() || $this->shop->setting('module_bookbridge_status') !== '1') {
            throw new Fault(403, 'disabled', 'The extension is switched off in this store.');
        }

        if (strlen($request->body) > Request::BYTES_MAX) {
            throw new Fault(413, 'too_large', 'The body is larger than ' . Request::BYTES_MAX . ' bytes.');
        }

        if (!$request->isEncrypted && !$request->isLocal && $this->shop->setting('module_bookbridge_http') !== '1') {
            throw new Fault(403, 'https_needed', 'Requests come by https, unless the settings of the extension allow otherwise.');
        }

        $keys = new Keys($this->shop->database);
        $this->secret = $request->keyID() === '' ? '' : $keys->secret($request->keyID());
        $isSigned = $request->isSignedWith($this->secret !== '' ? $this->secret : str_repeat('0', 64));

        if ($this->secret === '' || !$isSigned || $request->nonce() === '' || $request->time() === null) {
            throw new Fault(401, 'bad_signature', 'Key or signature is wrong.', ['seen' => $request->target]);
        }

        if (abs(time() - $request->time()) > Keys::AGE_MAX) {
            throw new Fault(401, 'clock_skew', 'The clocks differ by more than ' . Keys::AGE_MAX . ' seconds.');
        }

        if (!$keys->isFresh($request->keyID(), $request->nonce())) {
            throw new Fault(401, 'replay', 'This request was here before.');
        }
    }

    /** Keeps the newest refusal for the settings page, one a minute at most, so that nobody can fill the disk with them. */
    private function note(Fault $fault): void
    {
        try {
            $tables = new Tables($this->shop->database);

            if (!in_array($fault->name(), ['disabled', 'post_only'], true) && (int)$tables->state('refused') < time() - 60) {
                $tables->remember('refused', time() . ' ' . $fault->name());
            }
        } catch (\Throwable $error) {
            // A store that cannot note it still answers.
        }
    }

    private function send(int $status, array $content): void
    {
        self::$isAnswered = true;
        $body = (string)json_encode(
            ['bookbridge' => 1, 'v' => 1, 'ok' => $status === 200, 'time' => time()] + $content,
            JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
        );

        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }

        if (!headers_sent()) {
            header_remove('Set-Cookie');
            header_remove('Location');
            http_response_code($status);
            header('Content-Type: application/json; charset=utf-8');
            header('Cache-Control: no-store, no-transform');
            header('X-Robots-Tag: noindex');
            header('X-Content-Type-Options: nosniff');

            if ($this->secret !== '') {
                header('X-Bookbridge-Signature: ' . hash_hmac('sha256', implode("\n", [
                    'bookbridge-1-answer', $this->request->keyID(), $this->request->nonce(), (string)$status, hash('sha256', $body),
                ]), $this->secret));
            }
        }

        echo $body;
    }
}
