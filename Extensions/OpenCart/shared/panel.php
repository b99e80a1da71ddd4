<?php
namespace Bookbridge;

/** What the settings page shows and does, the same in both generations. */
final class Panel
{
    private const WRITES_SHOWN = 20;

    /** @var Shop */
    private $shop;

    /** @var array<string, string> */
    private $texts;

    public function __construct(Shop $shop, array $texts)
    {
        $this->shop = $shop;
        $this->texts = $texts;
    }

    /** The sentences of a language; what is not said in it is said in English. */
    public static function texts(string $folder, string $language, string $file): array
    {
        $texts = self::file($folder . 'en-gb/' . $file);

        foreach (['fr' => 'fr-fr', 'es' => 'es-es'] as $start => $name) {
            if (strncmp($language, $start, 2) === 0) {
                $texts = self::file($folder . $name . '/' . $file) + $texts;
            }
        }

        return $texts;
    }

    /** The settings as the store keeps them, made of a form. */
    public static function settings(array $form): array
    {
        $settings = [];

        foreach (['status', 'stock', 'http'] as $name) {
            $settings['module_bookbridge_' . $name] = ($form['module_bookbridge_' . $name] ?? '') === '1' ? '1' : '0';
        }

        return $settings;
    }

    /** Settings of a store that has just got the extension: on, and reading only. */
    public static function firstSettings(): array
    {
        return self::settings(['module_bookbridge_status' => '1']);
    }

    /** Does what a button asks for; answers the key of the sentence to show, and a new key if one was made. */
    public function act(string $action): array
    {
        $tables = new Tables($this->shop->database);
        $keys = new Keys($this->shop->database);

        if (preg_match('/^end-([0-9a-f]{8})$/D', $action, $parts)) {
            $keys->end($parts[1]);

            return ['text_key_ended', ''];
        }

        switch ($action) {
            case 'key':
                return ['text_key_made', $keys->make()];
            case 'disconnect':
                $keys->remove();
                $tables->forget('kept');

                return ['text_disconnected', ''];
            case 'keep':
                $tables->remember('kept', (string)time());

                return ['text_kept', ''];
            default:
                return ['', ''];
        }
    }

    public function view(string $endpoint): array
    {
        $view = $this->texts + [
            'bookbridge_endpoint' => $endpoint,
            'bookbridge_version' => Handshake::VERSION,
            'bookbridge_is_plain' => strncmp($endpoint, 'https://', 8) !== 0,
            'bookbridge_is_there' => (new Tables($this->shop->database))->areThere(),
            'bookbridge_state' => $this->texts['text_state_off'],
            'bookbridge_keys' => [], 'bookbridge_refused' => '', 'bookbridge_writes' => [],
        ];

        foreach (['status', 'stock', 'http'] as $name) {
            $view['module_bookbridge_' . $name] = $this->shop->setting('module_bookbridge_' . $name) === '1';
        }

        if (!$view['bookbridge_is_there']) {
            return $view;
        }

        $keys = (new Keys($this->shop->database))->all();
        $view['bookbridge_state'] = $this->state($keys, $view['module_bookbridge_status']);
        $view['bookbridge_keys'] = array_map([$this, 'key'], $keys);
        $view['bookbridge_refused'] = $this->refused();
        $view['bookbridge_writes'] = array_map([self::class, 'written'], (new Stock($this->shop))->newest(self::WRITES_SHOWN));

        return $view;
    }

    private function state(array $keys, bool $isOn): string
    {
        if (!$isOn) {
            return $this->texts['text_state_off'];
        }

        if (!$keys) {
            return $this->texts['text_state_no_key'];
        }

        $used = max(array_map('intval', array_column($keys, 'used')));

        return $used ? sprintf($this->texts['text_state_connected'], self::moment($used)) : $this->texts['text_state_waiting'];
    }

    private function key(array $key): array
    {
        return [
            'id' => $key['key_id'],
            'made' => self::moment((int)$key['made']),
            'used' => (int)$key['used'] ? self::moment((int)$key['used']) : $this->texts['text_never'],
            'op' => preg_replace('/[^a-z.]/', '', $key['op']),
            'calls' => $key['calls'],
        ];
    }

    private function refused(): string
    {
        list($time, $code) = explode(' ', (new Tables($this->shop->database))->state('refused') . ' ');

        return $time === '' ? '' : sprintf($this->texts['text_refused'], self::moment((int)$time), $this->texts['refused_' . $code] ?? $code);
    }

    private static function written(array $row): array
    {
        return [
            'at' => self::moment((int)$row['at']),
            'product' => html_entity_decode($row['model'] ?? '', ENT_QUOTES, 'UTF-8') . ' (' . $row['product_id'] . ')',
            'option' => $row['product_option_value_id'] === '0' ? '' : $row['product_option_value_id'],
            'before' => $row['before_quantity'],
            'after' => $row['after_quantity'],
        ];
    }

    private static function moment(int $time): string
    {
        return date('Y-m-d H:i:s', $time);
    }

    private static function file(string $file): array
    {
        $_ = [];

        if (is_file($file)) {
            require $file;
        }

        return $_;
    }
}
