<?php
require_once DIR_SYSTEM . 'library/bookbridge/load.php';

/** The settings page of OpenCart 3, and what happens when the module is switched on and off. */
class ControllerExtensionModuleBookbridge extends Controller
{
    private const ROUTE = 'extension/module/bookbridge';

    public function index()
    {
        $this->load->language(self::ROUTE);
        $panel = new \Bookbridge\Panel($this->shop(), $this->texts());

        if (($this->request->server['REQUEST_METHOD'] ?? '') === 'POST') {
            $this->change($panel);
            $this->response->redirect($this->link(self::ROUTE));

            return;
        }

        $this->document->setTitle($this->texts()['heading_title']);
        $data = $panel->view((HTTPS_CATALOG ?: HTTP_CATALOG) . 'index.php?route=' . self::ROUTE);
        $data['bookbridge_action'] = $this->link(self::ROUTE);
        $data['bookbridge_back'] = $this->link('marketplace/extension', '&type=module');
        $data['breadcrumbs'] = [
            ['text' => $data['text_home'], 'href' => $this->link('common/dashboard')],
            ['text' => $data['text_extension'], 'href' => $data['bookbridge_back']],
            ['text' => $data['heading_title'], 'href' => $data['bookbridge_action']],
        ];

        foreach (['bookbridge_error', 'bookbridge_success', 'bookbridge_key'] as $name) {
            $data[$name] = $this->session->data[$name] ?? '';
            unset($this->session->data[$name]);
        }

        foreach (['header' => 'common/header', 'column_left' => 'common/column_left', 'footer' => 'common/footer'] as $name => $route) {
            $data[$name] = $this->load->controller($route);
        }

        $this->response->setOutput($this->load->view(self::ROUTE, $data));
    }

    public function install()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/module')) {
            (new \Bookbridge\Tables($this->shop()->database))->make();
            $this->keep(\Bookbridge\Panel::firstSettings());
        }
    }

    public function uninstall()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/module')) {
            (new \Bookbridge\Tables($this->shop()->database))->remove();
        }
    }

    private function change(\Bookbridge\Panel $panel)
    {
        $texts = $this->texts();

        if (!$this->user->hasPermission('modify', self::ROUTE)) {
            $this->session->data['bookbridge_error'] = $texts['error_permission'];

            return;
        }

        $action = (string)($this->request->post['bookbridge_action'] ?? '');

        if ($action === 'save') {
            $this->keep(\Bookbridge\Panel::settings($this->request->post));
            $this->session->data['bookbridge_success'] = $texts['text_saved'];

            return;
        }

        list($text, $key) = $panel->act($action);
        $this->session->data['bookbridge_success'] = $texts[$text] ?? '';
        $this->session->data['bookbridge_key'] = $key;
    }

    private function keep(array $settings)
    {
        $this->load->model('setting/setting');
        $this->model_setting_setting->editSetting('module_bookbridge', $settings);
    }

    private function shop()
    {
        return new \Bookbridge\Shop(new \Bookbridge\Database($this->db, DB_PREFIX), '3', static function () {
        });
    }

    private function texts()
    {
        return \Bookbridge\Panel::texts(DIR_LANGUAGE, (string)$this->config->get('config_admin_language'), self::ROUTE . '.php');
    }

    private function link($route, $more = '')
    {
        return $this->url->link($route, 'user_token=' . $this->session->data['user_token'] . $more, true);
    }
}
