"""Exact amounts. Everything inside is an integer number of 分; rounding happens only when a figure is printed."""


class Rng:
    """A small generator of our own, so that the same seed gives the same report under every Python."""

    def __init__(self, seed):
        self.state = (seed * 2654435761 + 88172645463325252) & (2**64 - 1)

    def next(self):
        x = self.state
        x ^= (x << 13) & (2**64 - 1)
        x ^= x >> 7
        x ^= (x << 17) & (2**64 - 1)
        self.state = x
        return x

    def between(self, low, high):
        return low + self.next() % (high - low + 1)

    def pick(self, items):
        return items[self.next() % len(items)]


def half_up(numerator, denominator):
    """numerator / denominator as an integer, halves away from zero."""
    if numerator < 0:
        return -half_up(-numerator, denominator)
    return (2 * numerator + denominator) // (2 * denominator)


def hundredths(fen):
    """The amount in 0.01 万元, rounded half-up: what a 万元 cell with two decimals shows."""
    return half_up(fen, 10000)


def decimal(value, places, thousands=False, strip=False):
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole, part = divmod(value, 10**places)
    text = f"{whole:,}" if thousands else str(whole)
    tail = f"{part:0{places}d}" if places else ""
    if strip:
        tail = tail.rstrip("0")
    return sign + text + ("." + tail if tail else "")


def wan(fen, thousands=False, strip=False):
    return decimal(hundredths(fen), 2, thousands, strip)


def yuan(fen, thousands=False):
    return decimal(fen, 2, thousands)


def percent(part, whole, places, strip=True):
    """part and whole are printed amounts (in 0.01 万元), so the percentage follows from what the reader sees."""
    if part == 0 and strip:
        return "0%"
    if part == whole and strip:
        return "100%"
    return decimal(half_up(part * 100 * 10**places, whole), places) + "%"


def split(total, weights):
    """Cuts total into parts in the proportion of weights; the last non-zero part takes the remainder."""
    whole = sum(weights)
    parts = [total * w // whole for w in weights]
    last = max(i for i, w in enumerate(weights) if w)
    parts[last] += total - sum(parts)
    return parts
