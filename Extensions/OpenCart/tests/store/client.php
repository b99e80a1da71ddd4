<?php
// Calls a store as the README says, written from the README alone.

final class Client
{
    public $status;
    public $headers;
    public $body;
    public $answer;
    public $isSigned;
    private $address;
    private $keyID;
    private $secret;

    public function __construct(string $address, string $key)
    {
        $this->address = $address;
        list(, $this->keyID, $this->secret) = explode('_', $key . '__');
    }

    /** Options: body, time, nonce, target (signed), url (called), secret, place (headers|query), method, type. */
    public function call(string $op, array $args = [], array $options = []): array
    {
        $method = $options['method'] ?? 'POST';
        $body = $options['body'] ?? json_encode(['v' => 1, 'op' => $op, 'args' => (object)$args]);
        $time = (string)($options['time'] ?? time());
        $nonce = $options['nonce'] ?? bin2hex(random_bytes(16));
        $url = $options['url'] ?? $this->address;
        $target = $options['target'] ?? preg_replace('#^https?://[^/]*#', '', $url);
        $secret = $options['secret'] ?? $this->secret;
        $keyID = $options['key'] ?? $this->keyID;
        $signature = $options['signature']
            ?? hash_hmac('sha256', "bookbridge-1\n$keyID\n$method\n$target\n$time\n$nonce\n" . hash('sha256', $body), $secret);
        $headers = ['Content-Type: ' . ($options['type'] ?? 'application/json'), 'Connection: close'];

        if (($options['place'] ?? 'headers') === 'query') {
            $url .= "&bb_key=$keyID&bb_time=$time&bb_nonce=$nonce&bb_signature=$signature";
        } else {
            array_push($headers, 'X-Bookbridge-Key: ' . $keyID, 'X-Bookbridge-Time: ' . $time, 'X-Bookbridge-Nonce: ' . $nonce, 'X-Bookbridge-Signature: ' . $signature);
        }

        $headers = array_merge($headers, $options['headers'] ?? []);
        $this->body = (string)file_get_contents($url, false, stream_context_create(['http' => ['method' => $method, 'content' => $body,
            'header' => $headers, 'ignore_errors' => true, 'follow_location' => 0]]));
        $this->headers = [];

        foreach ($http_response_header as $line) {
            if (preg_match('#^HTTP/\S+ (\d+)#', $line, $match)) {
                $this->status = (int)$match[1];
            } else {
                list($name, $value) = explode(':', $line, 2);
                $this->headers[strtolower($name)] = trim($value);
            }
        }

        $expected = hash_hmac('sha256', "bookbridge-1-answer\n$keyID\n$nonce\n$this->status\n" . hash('sha256', $this->body), $secret);
        $this->isSigned = ($this->headers['x-bookbridge-signature'] ?? '') === $expected;
        $this->answer = json_decode($this->body, true) ?: [];

        return $this->answer['data'] ?? [];
    }

    public function code(): string
    {
        return $this->answer['error']['code'] ?? ($this->answer['ok'] ?? false ? 'ok' : 'no answer of ours');
    }
}
