<?php
namespace Bookbridge;

/** A request that is not carried out: a code for programs, a sentence for people, the status of HTTP. */
final class Fault extends \Exception
{
    /** @var string */
    private $name;

    /** @var int */
    private $status;

    /** @var array<string, string> more that the answer says about it */
    private $details;

    public function __construct(int $status, string $name, string $message, array $details = [])
    {
        parent::__construct($message);
        $this->status = $status;
        $this->name = $name;
        $this->details = $details;
    }

    public function status(): int
    {
        return $this->status;
    }

    public function name(): string
    {
        return $this->name;
    }

    public function answer(): array
    {
        return ['code' => $this->name, 'message' => $this->getMessage(), 'status' => $this->status] + $this->details;
    }
}
