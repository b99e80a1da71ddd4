<?php
namespace Bookbridge;

/** How much one request may ask for. Shared hosts kill requests at 30 seconds and give PHP 64 MB or more. */
final class Limits
{
    public const CHANGES = 200;
    public const ORDERS = 50;
    public const EXISTS = 500;
    public const PRODUCTS = 200;
    public const CUSTOMERS = 200;
    public const RETURNS = 200;
    public const ROWS = 2000;
    public const STOCK = 200;

    /** The newest orders among which methods and totals in use are looked for. */
    public const SEEN = 20000;

    /** Addresses of one customer that are told, the default one first. */
    public const ADDRESSES = 10;
}
