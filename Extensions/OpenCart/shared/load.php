<?php
// Makes the classes of Bookbridge known to PHP. Both generations of OpenCart need this file and nothing else.

spl_autoload_register(static function (string $class): void {
    if (strncmp($class, 'Bookbridge\\', 11) === 0 && preg_match('/^[A-Za-z]+$/', substr($class, 11))) {
        $file = __DIR__ . '/' . strtolower(substr($class, 11)) . '.php';

        if (is_file($file)) {
            require_once $file;
        }
    }
});
