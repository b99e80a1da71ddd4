<?php
namespace Opencart\Admin\Controller\Extension\Bookbridge\Module;

require_once DIR_EXTENSION . 'bookbridge/system/library/load.php';

/** The settings page of OpenCart 4, and what happens when the module is switched on and off. */
class Bookbridge extends \Opencart\System\Engine\Controller
{
    private const ROUTE = 'extension/bookbridge/module/bookbridge';

    public function index(): void
    {
        $panel = new \Bookbridge\Panel($this->shop(), $this->texts());

        if (($this->request->server['REQUEST_METHOD'] ?? '') === 'POST') {
            $this->change($panel);
            $this->response->redirect($this->link(self::ROUTE));

            return;
        }

        $this->document->setTitle($this->texts()['heading_title']);
        $data = $panel->view(HTTP_CATALOG . 'index.php?route=' . self::ROUTE);
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

    public function install(): void
    {
        if ($this->user->hasPermission('modify', 'extension/module')) {
            (new \Bookbridge\Tables($this->shop()->database))->make();
            $this->keep(\Bookbridge\Panel::firstSettings());
        }
    }

    public function uninstall(): void
    {
        if ($this->user->hasPermission('modify', 'extension/module')) {
            (new \Bookbridge\Tables($this->shop()->database))->remove();
            $this->forgetPermissions();
        }
    }

    private function change(\Bookbridge\Panel $panel): void
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

        [$text, $key] = $panel->act($action);
        $this->session->data['bookbridge_success'] = $texts[$text] ?? '';
        $this->session->data['bookbridge_key'] = $key;
    }

    private function keep(array $settings): void
    {
        $this->load->model('setting/setting');
        $this->model_setting_setting->editSetting('module_bookbridge', $settings);
    }

    /** OpenCart 4 leaves the permissions of a module behind when it is switched off. */
    private function forgetPermissions(): void
    {
        $this->load->model('user/user_group');

        foreach ($this->model_user_user_group->getUserGroups() as $group) {
            foreach (['access', 'modify'] as $type) {
                $this->model_user_user_group->removePermission((int)$group['user_group_id'], $type, self::ROUTE);
            }
        }
    }

    private function shop(): \Bookbridge\Shop
    {
        return new \Bookbridge\Shop(new \Bookbridge\Database($this->db, DB_PREFIX), '4', static function (): void {
        });
    }

    private function texts(): array
    {
        $language = (string)$this->config->get('config_language_admin');

        return \Bookbridge\Panel::texts(DIR_EXTENSION . 'bookbridge/admin/language/', $language, 'module/bookbridge.php');
    }

    private function link(string $route, string $more = ''): string
    {
        return $this->url->link($route, 'user_token=' . $this->session->data['user_token'] . $more);
    }
}
