<?php
// As much of OpenCart as an extension meets: routes, its objects, and its bad habits. Written for these tests; it shares nothing with OpenCart.
// The folder's config.php says what kind of store this is.

namespace Harness;

error_reporting(E_ALL);
ini_set('display_errors', '1');
date_default_timezone_set(ZONE);
set_error_handler(static function (int $code, string $message, string $file, int $line): bool {
    if (ON_NOTICE === 'redirect') {
        header('Location: error.html');
        exit;
    }

    echo '<b>Notice</b>: ' . $message . ' in ' . $file . ' on line ' . $line;

    return true;
});

final class Registry
{
    public $things = [];
}

class Controller
{
    /** @var Registry */
    protected $registry;

    public function __construct(Registry $registry)
    {
        $this->registry = $registry;
    }

    public function __get(string $name)
    {
        return $this->registry->things[$name];
    }
}

/** mysqli gives texts; pdo gives whole numbers as numbers, as that driver does in a real store. */
final class Connection
{
    public $statements = 0;
    private $link;

    public function __construct()
    {
        mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
        $this->link = new \mysqli('localhost', DB_USERNAME, '', DB_DATABASE, 0, DB_SOCKET);
        $this->link->set_charset(GENERATION === '3' ? 'utf8' : 'utf8mb4');
        $this->link->options(MYSQLI_OPT_INT_AND_FLOAT_NATIVE, 0);
        $this->link->query("SET SESSION sql_mode = ''");
        $this->link->query("SET time_zone = '" . date('P') . "'");
    }

    public function query(string $sql)
    {
        $this->statements++;

        $found = $this->link->query($sql);

        if (!$found instanceof \mysqli_result) {
            return true;
        }

        $answer = new \stdClass();
        $answer->rows = array_map(static function (array $row): array {
            return DB_DRIVER !== 'pdo' ? $row : array_map(static function ($value) {
                return is_string($value) && preg_match('/^-?[1-9]\d{0,8}$/D', $value) ? (int)$value : $value;
            }, $row);
        }, $found->fetch_all(MYSQLI_ASSOC));
        $answer->row = $answer->rows[0] ?? [];
        $answer->num_rows = count($answer->rows);

        return $answer;
    }

    public function escape($text): string
    {
        return $this->link->real_escape_string((string)$text);
    }

    public function countAffected(): int
    {
        return $this->link->affected_rows;
    }
}

final class Config
{
    private $values = ['session_name' => 'OCSESSID'];

    public function __construct(Connection $db)
    {
        foreach ($db->query('SELECT * FROM `' . DB_PREFIX . "setting` WHERE store_id = 0")->rows as $row) {
            $this->values[$row['key']] = $row['serialized'] ? json_decode($row['value'], true) : $row['value'];
        }

        $this->values['config_admin_language'] = $this->values['config_language_admin'] = $_COOKIE['language'] ?? 'en-gb';
    }

    public function get($name)
    {
        return $this->values[$name] ?? null;
    }
}

final class Session
{
    public $data;
    private $id;
    private $db;

    public function __construct(Connection $db)
    {
        $this->db = $db;
        $this->id = $_COOKIE['OCSESSID'] ?? bin2hex(random_bytes(13));
        $row = $db->query('SELECT data FROM `' . DB_PREFIX . "session` WHERE session_id = '" . $db->escape($this->id) . "'")->row;
        $this->data = (array)json_decode($row['data'] ?? '', true) + (APPLICATION === 'Admin' ? ['user_token' => 'x'] : []);
        setcookie('OCSESSID', $this->id);
        register_shutdown_function(function (): void {
            $this->db->query('REPLACE INTO `' . DB_PREFIX . "session` SET session_id = '" . $this->db->escape($this->id) . "', data = '"
                . $this->db->escape((string)json_encode($this->data)) . "', expire = NOW()");
        });
    }

    public function destroy(): void
    {
        $this->db->query('DELETE FROM `' . DB_PREFIX . "session` WHERE session_id = '" . $this->db->escape($this->id) . "'");
    }
}

final class Request
{
    public $get;
    public $post;
    public $server;

    public function __construct()
    {
        $this->get = self::clean($_GET);
        $this->post = self::clean($_POST);
        $this->server = self::clean($_SERVER);
    }

    private static function clean($value)
    {
        return is_array($value) ? array_map([self::class, 'clean'], $value) : trim(htmlspecialchars((string)$value, ENT_COMPAT, 'UTF-8'));
    }
}

final class Response
{
    private $output = '';

    public function setOutput($output): void
    {
        $this->output = $output;
    }

    public function redirect($url): void
    {
        header('Location: ' . str_replace('&amp;', '&', $url), true, 302);
        exit;
    }

    public function output(): void
    {
        echo $this->output;
    }
}

final class Loader
{
    private $registry;

    public function __construct(Registry $registry)
    {
        $this->registry = $registry;
    }

    public function language(): void
    {
    }

    public function controller(string $route)
    {
        return '<!-- ' . $route . ' -->';
    }

    /** A page as what it is made of, so that a test can read it. */
    public function view(string $route, array $data): string
    {
        $folder = GENERATION === '3' ? DIR_APPLICATION . 'view/template/' . $route : DIR_EXTENSION . 'bookbridge/admin/view/template/' . substr($route, 21);

        return json_encode($data + ['template' => is_file($folder . '.twig')]);
    }

    public function model(string $route): void
    {
        $this->registry->things['model_' . str_replace('/', '_', $route)] = new Models($this->registry->things['db']);
    }
}

final class Models
{
    private $db;

    public function __construct(Connection $db)
    {
        $this->db = $db;
    }

    public function editSetting(string $code, array $values): void
    {
        $this->db->query('DELETE FROM `' . DB_PREFIX . "setting` WHERE code = '" . $this->db->escape($code) . "'");

        foreach ($values as $key => $value) {
            $this->db->query('INSERT INTO `' . DB_PREFIX . "setting` SET store_id = 0, code = '" . $this->db->escape($code) . "', `key` = '"
                . $this->db->escape($key) . "', value = '" . $this->db->escape($value) . "', serialized = 0");
        }
    }

    public function getUserGroups(): array
    {
        return $this->db->query('SELECT * FROM `' . DB_PREFIX . 'user_group`')->rows;
    }

    public function removePermission(int $group, string $type, string $route): void
    {
        foreach ($this->getUserGroups() as $row) {
            $permission = json_decode($row['permission'], true);
            $permission[$type] = array_values(array_diff($permission[$type], [$route]));
            $this->db->query('UPDATE `' . DB_PREFIX . "user_group` SET permission = '" . $this->db->escape(json_encode($permission)) . "' WHERE user_group_id = " . $group);
        }
    }
}

final class User
{
    private $permission;

    public function __construct(Connection $db)
    {
        $this->permission = json_decode($db->query('SELECT permission FROM `' . DB_PREFIX . 'user_group` LIMIT 1')->row['permission'], true);
    }

    public function hasPermission(string $type, string $route): bool
    {
        return in_array($route, $this->permission[$type] ?? [], true);
    }
}

final class Odds
{
    public function link(string $route, string $more): string
    {
        return 'index.php?route=' . $route . '&amp;' . $more;
    }

    public function setTitle(): void
    {
    }

    public function delete(string $name): void
    {
        file_put_contents(ROOT . '/cache.log', $name . "\n", FILE_APPEND);
    }
}

class_alias(Controller::class, GENERATION === '3' ? 'Controller' : 'Opencart\System\Engine\Controller');
$registry = new Registry();
$things = &$registry->things;
$things['db'] = new Connection();
$things['session'] = new Session($things['db']);
$things['config'] = new Config($things['db']);
$things['request'] = new Request();
$things['response'] = new Response();
$things['load'] = new Loader($registry);
$things['user'] = new User($things['db']);
$things['url'] = $things['document'] = $things['cache'] = new Odds();
register_shutdown_function(static function () use ($registry): void {
    file_put_contents(ROOT . '/statements.log', $registry->things['db']->statements . "\n", FILE_APPEND);
});

if (NOISE) {
    echo '<b>Deprecated</b>: something the theme did in line 1';
}

if ($things['config']->get('config_maintenance') && APPLICATION === 'Catalog') {
    http_response_code(503);
    header('Retry-After: 3600');
    exit('<html>Maintenance</html>');
}

$is3 = GENERATION === '3';
$base = $is3 ? 'extension/module/bookbridge' : 'extension/bookbridge/module/bookbridge';
$route = str_replace('|', '.', (string)($things['request']->get['route'] ?? ''));
$method = 'index';

if (preg_match('#^' . $base . ($is3 ? '/' : '\.') . '([a-z]+)$#Di', $route, $match)) {
    $method = $match[1];
} elseif ($route !== $base) {
    $method = '';
}

$file = $is3 ? DIR_APPLICATION . 'controller/' . $base . '.php'
    : DIR_EXTENSION . 'bookbridge/' . (APPLICATION === 'Admin' ? 'admin' : 'catalog') . '/controller/module/bookbridge.php';
$isRegistered = $is3 || APPLICATION === 'Admin'
    || $things['db']->query('SELECT 1 FROM `' . DB_PREFIX . "extension` WHERE code = 'bookbridge'")->row;

if ($method === '' || !is_file($file) || !$isRegistered) {
    http_response_code(404);
    exit('<html>Not found</html>');
}

require $file;
$class = $is3 ? 'ControllerExtensionModuleBookbridge' : 'Opencart\\' . APPLICATION . '\Controller\Extension\Bookbridge\Module\Bookbridge';

if (!method_exists($class, $method) || !(new \ReflectionMethod($class, $method))->isPublic()) {
    http_response_code(404);
    exit('<html>Not found</html>');
}

(new $class($registry))->$method();
$things['response']->output();
