<?php
// What the sources themselves must keep to.

/** Nothing that PHP 7.4 cannot read: what came with 8.0 to 8.3 is looked for token by token. */
function syntaxOfSeven(string $folder): void
{
    $files = array_merge(glob($folder . '/shared/*.php'), glob($folder . '/3/*/*.php'), glob($folder . '/language/*/*.php'));
    check('there are sources', count($files) > 15, $files);
    readableBySeven($files);
    check('the rules find what they look for', count(array_filter(['<?php f(a: 1);', '<?php match(1) {};', '<?php function f(int $a,) {}',
        '<?php function f(int|string $a) {}', '<?php $a?->b;'], 'isNewer')) === 5);
}

function readableBySeven(array $files): void
{
    $words = ['str_contains', 'str_starts_with', 'str_ends_with', 'get_debug_type', 'get_resource_id', 'fdiv', 'array_is_list', 'array_find', 'json_validate', 'mb_str_pad',
        'str_increment', 'enum_exists', 'readonly', 'match', 'enum', 'never', 'mixed', 'WeakMap', 'Stringable', 'Attribute'];

    foreach ($files as $file) {
        $name = basename(dirname($file)) . '/' . basename($file);
        $all = token_get_all(file_get_contents($file));
        $tokens = array_values(array_filter($all, static function ($token): bool {
            return !is_array($token) || !in_array($token[0], [T_WHITESPACE, T_COMMENT, T_DOC_COMMENT], true);
        }));
        $text = static function (int $n) use ($tokens): string {
            return is_array($tokens[$n] ?? '') ? $tokens[$n][1] : (string)($tokens[$n] ?? '');
        };

        $wrong = [];

        foreach ($tokens as $n => $token) {
            $word = $text($n);
            $isVariable = static function (int $n) use ($tokens): bool {
                return is_array($tokens[$n] ?? '') && $tokens[$n][0] === T_VARIABLE;
            };
            $isName = is_array($token) && in_array($token[0], [T_STRING, defined('T_MATCH') ? T_MATCH : -1, defined('T_ENUM') ? T_ENUM : -1, defined('T_READONLY') ? T_READONLY : -1], true);
            $isMember = in_array($text($n - 1), ['->', '::', 'function', 'const'], true);
            $rules = [
                'a word of PHP 8' => $isName && !$isMember && in_array($word, $words, true),
                'a null-safe member' => $word === '?->',
                'a named argument' => $isName && $text($n + 1) === ':' && in_array($text($n - 1), ['(', ','], true),
                'a comma after the last parameter' => $word === ',' && $text($n + 1) === ')' && isParameter($tokens, $n),
                'a union of types' => $word === '|' && ($isVariable($n + 2) || $text($n - 2) === ':') && isParameter($tokens, $n),
                'a promoted parameter' => in_array($word, ['public', 'private', 'protected'], true) && in_array($text($n - 1), ['(', ','], true),
                'a catch without variable' => $word === 'catch' && $text($n + 3) === ')',
                'throw in an expression' => $word === 'throw' && in_array($text($n - 1), ['=', '??', '?', '=>', '&&', '||', '('], true),
                'a function made of ...' => $word === '...' && $text($n + 1) === ')',
                'the class of an object' => $word === '::' && $text($n + 1) === 'class' && $isVariable($n - 1),
                'an attribute' => strncmp($word, '#[', 2) === 0,
                'a return of static' => $word === 'static' && $text($n - 1) === ':' && $text($n - 2) === ')',
            ];

            foreach (array_keys(array_filter($rules)) as $rule) {
                $wrong[] = $rule . ' at line ' . (is_array($token) ? $token[2] : '?') . ': ' . $word;
            }
        }

        check("$name can be read by PHP 7.4", $wrong === [], $wrong);
    }
}

/** The same rules on a line of text, to see that they can fail. */
function isNewer(string $line): bool
{
    $file = tempnam(sys_get_temp_dir(), 'php');
    file_put_contents($file, $line);
    $before = [Tally::$passed, Tally::$failed];
    ob_start();
    readableBySeven([$file]);
    ob_end_clean();
    unlink($file);
    $isNewer = Tally::$failed > $before[1];
    list(Tally::$passed, Tally::$failed) = $before;

    return $isNewer;
}

/** True for a place between the brackets that follow `function`, `fn` or `use`. */
function isParameter(array $tokens, int $place): bool
{
    $depth = 0;

    for ($n = $place - 1; $n > 0; $n--) {
        $word = is_array($tokens[$n]) ? $tokens[$n][1] : $tokens[$n];

        if ($word === ')' || $word === ']') {
            $depth++;
        } elseif ($word === '(' || $word === '[') {
            if ($depth === 0) {
                $before = is_array($tokens[$n - 1]) ? $tokens[$n - 1][1] : $tokens[$n - 1];
                $earlier = is_array($tokens[$n - 2] ?? '') ? $tokens[$n - 2][1] : (string)($tokens[$n - 2] ?? '');

                return in_array($before, ['function', 'fn', 'use'], true) || in_array($earlier, ['function', 'fn'], true);
            }

            $depth--;
        }
    }

    return false;
}

function wordsInThreeLanguages(string $folder): void
{
    $words = [];

    foreach (['en-gb', 'fr-fr', 'es-es'] as $language) {
        $_ = [];
        require $folder . '/language/' . $language . '/bookbridge.php';
        $words[$language] = $_;
    }

    foreach (['fr-fr', 'es-es'] as $language) {
        check("$language says everything", array_keys($words[$language]) === array_keys($words['en-gb']));

        foreach ($words['en-gb'] as $key => $text) {
            check("$language fills $key as English does", substr_count($words[$language][$key] ?? '', '%s') === substr_count($text, '%s'));
            check("$key is said in $language", strlen($text) < 12 || ($words[$language][$key] ?? '') !== $text);
        }
    }

    $template = file_get_contents($folder . '/shared/settings.twig');
    preg_match_all('/\{\{ ((?:text|entry|help|column(?!_left)|button|heading)_\w+) \}\}/', $template, $used);

    foreach ($used[1] as $key) {
        check("the page's $key has words", isset($words['en-gb'][$key]));
    }
}
