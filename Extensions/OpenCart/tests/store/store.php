<?php
// Sets up a store of the harness: its database, its folder, and the extension in it, put there by the rules of the real installers.

require_once __DIR__ . '/schema.php';
require_once __DIR__ . '/seed.php';

final class Store
{
    public const PREFIX = 'shop_';

    /** Folders that the installer of OpenCart 3 lets a zip write to; one other path and it refuses the whole. */
    private const ALLOWED = ['admin/controller/extension/', 'admin/language/', 'admin/model/extension/', 'admin/view/image/', 'admin/view/javascript/',
        'admin/view/stylesheet/', 'admin/view/template/extension/', 'catalog/controller/extension/', 'catalog/language/', 'catalog/model/extension/',
        'catalog/view/javascript/', 'catalog/view/theme/', 'system/config/', 'system/library/', 'image/catalog/'];

    public $version;
    public $generation;
    public $root;
    public $url;
    public $link;
    public $seed;
    private $server;

    public function __construct(string $folder, string $socket, string $version, int $port)
    {
        $this->version = $version;
        $this->generation = $version[0];
        $this->root = $folder . '/store-' . $version;
        $this->url = 'http://127.0.0.1:' . $port . '/';
        $database = 'store_' . str_replace('.', '_', $version);
        mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
        $this->link = new mysqli('localhost', 'root', '', '', 0, $socket);
        $this->link->query('DROP DATABASE IF EXISTS ' . $database);
        $this->link->query('CREATE DATABASE ' . $database);
        $this->link->select_db($database);
        $this->link->set_charset($this->generation === '3' ? 'utf8' : 'utf8mb4');
        $this->link->query("SET SESSION sql_mode = ''");

        foreach (schema($version, self::PREFIX) as $statement) {
            $this->link->query($statement);
        }

        $this->seed = new Seed($this->link, self::PREFIX, $version);
        $this->seed->lists();
        $this->folders();
        $this->configure($socket, $database, []);
    }

    /** Writes what kind of store this is; the next call to it reads it. */
    public function configure(string $socket, string $database, array $changes): void
    {
        $constants = $changes + ['VERSION' => $this->version, 'GENERATION' => $this->generation, 'ROOT' => $this->root, 'DB_USERNAME' => 'root', 'DB_SOCKET' => $socket,
            'DB_DATABASE' => $database, 'DB_PREFIX' => self::PREFIX, 'DB_DRIVER' => 'mysqli', 'ZONE' => 'America/Los_Angeles', 'NOISE' => false,
            'ON_NOTICE' => 'print', 'HTTP_SERVER' => 'https://shop.example.test/', 'DIR_SYSTEM' => $this->root . '/system/', 'DIR_EXTENSION' => $this->root . '/extension/'];
        $constants[$this->generation === '3' ? 'HTTPS_CATALOG' : 'HTTP_CATALOG'] = 'https://shop.example.test/';
        $this->kept = [$socket, $database];
        $text = "<?php\n";

        foreach ($constants as $name => $value) {
            $text .= 'define(' . var_export($name, true) . ', ' . var_export($value, true) . ");\n";
        }

        file_put_contents($this->root . '/config.php', $text);
    }

    private $kept;

    public function reconfigure(array $changes = []): void
    {
        $this->configure($this->kept[0], $this->kept[1], $changes);
    }

    private function folders(): void
    {
        foreach (['', '/admin', '/catalog', '/system/library', '/extension'] as $folder) {
            mkdir($this->root . $folder, 0777, true);
        }

        foreach (['' => ['Catalog', 'catalog'], '/admin' => ['Admin', 'admin']] as $folder => $names) {
            file_put_contents($this->root . $folder . '/index.php', "<?php\nrequire " . var_export($this->root . '/config.php', true) . ";\n"
                . "define('APPLICATION', '" . $names[0] . "');\ndefine('DIR_APPLICATION', ROOT . '/" . $names[1] . "/');\n"
                . "define('DIR_LANGUAGE', ROOT . '/" . $names[1] . "/language/');\nrequire " . var_export(__DIR__ . '/framework.php', true) . ";\n");
        }
    }

    /** What the installer does with the zip; a text says why it would refuse. */
    public function install(string $zip): string
    {
        $listing = [];
        exec('python3 -c ' . escapeshellarg('import sys,zipfile; [print(n) for n in zipfile.ZipFile(sys.argv[1]).namelist()]') . ' ' . escapeshellarg($zip), $listing);
        $unpacked = $this->root . '/unpacked';
        exec('rm -rf ' . escapeshellarg($unpacked) . ' && python3 -m zipfile -e ' . escapeshellarg($zip) . ' ' . escapeshellarg($unpacked));

        foreach ($listing as $path) {
            $target = $this->generation === '3' ? $this->targetIn3($path) : $this->targetIn4($path);

            if ($target === '') {
                return 'The installer refuses ' . $path;
            }

            @mkdir(dirname($target), 0777, true);
            copy($unpacked . '/' . $path, $target);
        }

        return $this->generation === '4' ? $this->checked4($unpacked, $zip) : '';
    }

    private function targetIn3(string $path): string
    {
        if (strncmp($path, 'upload/', 7) !== 0) {
            return '';
        }

        $path = substr($path, 7);

        foreach (self::ALLOWED as $folder) {
            if (strlen($path) > strlen($folder) && strncmp($path, $folder, strlen($folder)) === 0) {
                return $this->root . '/' . $path;
            }
        }

        return '';
    }

    private function targetIn4(string $path): string
    {
        return preg_match('#^(upload/|ocmod/|\.|/)#', $path) ? '' : $this->root . '/extension/bookbridge/' . $path;
    }

    private function checked4(string $unpacked, string $zip): string
    {
        $about = json_decode((string)file_get_contents($unpacked . '/install.json'), true);

        foreach (['name', 'version', 'author', 'link'] as $key) {
            if (empty($about[$key])) {
                return 'install.json has no ' . $key;
            }
        }

        return basename($zip) === 'bookbridge.ocmod.zip' ? '' : 'The zip has another name than the extension';
    }

    public function start(): void
    {
        $pipes = [];
        $parts = parse_url($this->url);
        $this->server = proc_open(['php', '-n', ...$this->options(), '-S', $parts['host'] . ':' . $parts['port'], '-t', $this->root],
            [['file', '/dev/null', 'r'], ['file', $this->root . '/server.log', 'a'], ['file', $this->root . '/server.log', 'a']], $pipes, $this->root);

        for ($n = 0; $n < 200; $n++) {
            if (@file_get_contents($this->url, false, stream_context_create(['http' => ['ignore_errors' => true]])) !== false) {
                return;
            }

            usleep(50000);
        }

        throw new RuntimeException('The store does not start: ' . file_get_contents($this->root . '/server.log'));
    }

    /** As little of PHP as a store has, with the buffer that hosts configure. */
    private function options(): array
    {
        $extensions = [];

        foreach (['mysqlnd', 'mysqli'] as $name) {
            if (is_file(ini_get('extension_dir') . '/' . $name . '.so')) {
                array_push($extensions, '-d', 'extension=' . $name);
            }
        }

        return array_merge($extensions, ['-d', 'output_buffering=4096', '-d', 'log_errors=1', '-d', 'error_log=' . $this->root . '/php.log']);
    }

    public function stop(): void
    {
        if ($this->server) {
            proc_terminate($this->server);
            proc_close($this->server);
            $this->server = null;
        }
    }

    /** Switches the module on as the admin does. */
    public function activate(): string
    {
        $route = $this->generation === '3' ? 'extension/module/bookbridge' : 'extension/bookbridge/module/bookbridge';
        $this->seed->row('extension', ($this->generation === '4' ? ['extension' => 'bookbridge'] : []) + ['type' => 'module', 'code' => 'bookbridge']);
        $this->permit([$route, 'extension/module', 'extension/extension/module']);

        return $this->admin('install');
    }

    public function deactivate(): string
    {
        $this->query("DELETE FROM shop_extension WHERE code = 'bookbridge'");
        $this->query("DELETE FROM shop_setting WHERE code = 'module_bookbridge'");

        return $this->admin('uninstall');
    }

    public function permit(array $routes): void
    {
        $this->query("UPDATE shop_user_group SET permission = '" . $this->link->real_escape_string(json_encode(['access' => $routes, 'modify' => $routes])) . "'");
    }

    /** A page of the admin; a form is sent when there is one. */
    public function admin(string $method = '', ?array $form = null, string $language = 'en-gb'): string
    {
        $route = $this->generation === '3' ? 'extension/module/bookbridge' . ($method ? '/' . $method : '')
            : 'extension/bookbridge/module/bookbridge' . ($method ? '.' . $method : '');
        $options = ['ignore_errors' => true, 'follow_location' => 0, 'header' => 'Cookie: OCSESSID=' . str_repeat('a', 26) . '; language=' . $language];

        if ($form !== null) {
            $options = ['method' => 'POST', 'content' => http_build_query($form), 'header' => $options['header'] . "\r\nContent-Type: application/x-www-form-urlencoded"] + $options;
        }

        return (string)file_get_contents($this->url . 'admin/index.php?route=' . $route . '&user_token=x', false, stream_context_create(['http' => $options]));
    }

    public function query(string $sql): array
    {
        $found = $this->link->query($sql);

        return $found instanceof mysqli_result ? $found->fetch_all(MYSQLI_ASSOC) : [];
    }

    public function value(string $sql): string
    {
        $row = $this->query($sql)[0] ?? [''];

        return (string)reset($row);
    }
}
