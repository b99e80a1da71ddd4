<?php
namespace Bookbridge;

/** Customers with their addresses. Passwords, tokens, baskets and addresses of the network stay where they are. */
final class Customers
{
    private const COLUMNS = [
        'customer_id', 'customer_group_id', 'store_id', 'language_id', 'firstname', 'lastname', 'email', 'telephone', 'newsletter',
        'custom_field', 'status', 'safe', 'date_added', 'address_id',
    ];

    private const ADDRESS = [
        'address_id', 'customer_id', 'firstname', 'lastname', 'company', 'address_1', 'address_2', 'city', 'postcode', 'country_id',
        'zone_id', 'custom_field', 'default',
    ];

    /** @var Database */
    private $database;

    public function __construct(Shop $shop)
    {
        $this->database = $shop->database;
    }

    public function page(Arguments $arguments): array
    {
        $limit = $arguments->limit(Limits::CUSTOMERS);
        $customers = $this->read('c.customer_id > ' . $arguments->number('after', 0), $limit);
        $last = end($customers);

        return [
            'customers' => $customers,
            'next' => count($customers) === $limit && $last ? $last['customer']['customer_id'] : null,
            'missing' => [],
        ];
    }

    public function get(Arguments $arguments): array
    {
        $ids = $arguments->ids('ids', Limits::CUSTOMERS);
        $customers = $this->read('c.customer_id IN (' . Database::numbers($ids) . ')', Limits::CUSTOMERS);
        $found = array_column(array_column($customers, 'customer'), 'customer_id');

        return ['customers' => $customers, 'next' => null, 'missing' => array_values(array_diff(array_map('strval', $ids), $found))];
    }

    private function read(string $condition, int $limit): array
    {
        $rows = $this->database->rows('SELECT ' . $this->database->columnsOf('customer', 'c', self::COLUMNS) . ' FROM '
            . $this->database->table('customer') . ' c WHERE ' . $condition . ' ORDER BY c.customer_id LIMIT ' . $limit);
        $customers = [];

        foreach ($rows as $row) {
            $customers[$row['customer_id']] = ['customer' => $row, 'address' => []];
        }

        foreach ($customers ? $this->addresses(array_keys($customers)) : [] as $address) {
            $id = $address['customer_id'];

            if (!isset($address['default'])) {
                $address['default'] = ($customers[$id]['customer']['address_id'] ?? '') === $address['address_id'] ? '1' : '0';
            }

            $customers[$id]['address'][] = $address;
        }

        return array_map([$this, 'cut'], array_values($customers));
    }

    private function addresses(array $customerIDs): array
    {
        $rows = $this->database->rows('SELECT ' . $this->database->columnsOf('address', 'a', self::ADDRESS) . ' FROM '
            . $this->database->table('address') . ' a WHERE customer_id IN (' . Database::numbers($customerIDs) . ') ORDER BY address_id');
        $places = new Places($this->database, array_column($rows, 'country_id'), array_column($rows, 'zone_id'));

        foreach ($rows as &$row) {
            $row['iso_code_2'] = $places->country($row['country_id']);
            $row['zone_code'] = $places->zone($row['zone_id']);
        }

        unset($row);

        return $rows;
    }

    /** The default address first, and no more than a page can bear. */
    private static function cut(array $customer): array
    {
        usort($customer['address'], static function (array $a, array $b): int {
            return [$b['default'], (int)$a['address_id']] <=> [$a['default'], (int)$b['address_id']];
        });
        $customer['address'] = array_slice($customer['address'], 0, Limits::ADDRESSES);

        return $customer;
    }
}
