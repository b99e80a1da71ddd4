<?php
namespace Opencart\Catalog\Controller\Extension\Bookbridge\Module;

require_once DIR_EXTENSION . 'bookbridge/system/library/load.php';

/** The address that Bookbridge calls in OpenCart 4. */
class Bookbridge extends \Opencart\System\Engine\Controller
{
    public function index(): string
    {
        // A layout asks modules for their part of a page. This one has none.
        if (($this->request->get['route'] ?? '') !== 'extension/bookbridge/module/bookbridge') {
            return '';
        }

        $shop = new \Bookbridge\Shop(new \Bookbridge\Database($this->db, DB_PREFIX), '4', function (): void {
            $this->cache->delete('product');
        });
        $isVisitor = isset($_COOKIE[$this->config->get('session_name')]);
        \Bookbridge\Desk::serve($shop, function () use ($isVisitor): void {
            if (!$isVisitor) {
                $this->session->destroy();
            }
        });

        return '';
    }
}
