<?php
require_once DIR_SYSTEM . 'library/bookbridge/load.php';

/** The address that Bookbridge calls in OpenCart 3. */
class ControllerExtensionModuleBookbridge extends Controller
{
    public function index()
    {
        // A layout asks modules for their part of a page. This one has none.
        if (!in_array($this->request->get['route'] ?? '', ['extension/module/bookbridge', 'extension/module/bookbridge/index'], true)) {
            return '';
        }

        $shop = new \Bookbridge\Shop(new \Bookbridge\Database($this->db, DB_PREFIX), '3', function () {
            $this->cache->delete('product');
        });
        $isVisitor = isset($_COOKIE[$this->config->get('session_name')]);
        \Bookbridge\Desk::serve($shop, function () use ($isVisitor) {
            if (!$isVisitor) {
                $this->session->destroy();
            }
        });
    }
}
