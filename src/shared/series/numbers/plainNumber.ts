const zero = 48;
const nine = 57;
const minusSign = 0x2212;
/** So many digits fit a float64's whole numbers, and so many tens its exact powers: quotients of both are exact. */
const exactDigits = 15;
const exactPowers = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads numbers of digits, marks and an exponent by character, without making strings; its fields say what the last one
 * was like.
 */
export class PlainNumber {
  value = 0;
  /** Digits before and after the decimal mark. */
  wholeDigits = 0;
  decimals = 0;
  /** The sign's character code; 0 for none. */
  sign = 0;
  hasMark = false;
  /** Where the exponent's letter stands; -1 without one. */
  exponentAt = -1;
  grouped = false;
  endsWithZero = false;

  /**
   * Reads `text` from `start` to `end`, where `decimal` and `thousands` (0 for none) are the marks' character codes;
   * answers whether that is a number, perhaps one too large to be finite.
   */
  read(text: string, start: number, end: number, decimal: number, thousands: number): boolean {
    let at = start;
    let code = text.charCodeAt(at);
    this.sign = code === 45 || code === 43 || code === minusSign ? code : 0;
    if (this.sign !== 0) {
      at++;
    }
    const first = at;
    let mantissa = 0;
    let significant = 0;
    let group = 0;
    this.grouped = false;
    for (; at < end; at++) {
      code = text.charCodeAt(at);
      if (code >= zero && code <= nine) {
        mantissa = 10 * mantissa + (code - zero);
        significant += significant > 0 || code !== zero ? 1 : 0;
        group++;
      } else if (code === thousands && at > first && (this.grouped ? group === 3 : group <= 3)) {
        this.grouped = true;
        group = 0;
      } else {
        break;
      }
    }
    if (this.grouped && group !== 3) {
      return false;
    }
    this.wholeDigits = at - first;
    this.hasMark = at < end && code === decimal;
    this.decimals = 0;
    if (this.hasMark) {
      const mark = at++;
      for (; at < end; at++) {
        code = text.charCodeAt(at);
        if (code < zero || code > nine) {
          break;
        }
        mantissa = 10 * mantissa + (code - zero);
        significant += significant > 0 || code !== zero ? 1 : 0;
      }
      this.decimals = at - mark - 1;
    }
    if (this.wholeDigits + this.decimals === 0) {
      return false;
    }
    this.endsWithZero = this.decimals > 0 && text.charCodeAt(at - 1) === zero;
    this.exponentAt = -1;
    if (at < end && (text.charCodeAt(at) | 32) === 101) {
      this.exponentAt = at++;
      const sign = text.charCodeAt(at);
      if (sign === 45 || sign === 43 || sign === minusSign) {
        at++;
      }
      const digits = at;
      while (at < end && text.charCodeAt(at) >= zero && text.charCodeAt(at) <= nine) {
        at++;
      }
      if (at === digits) {
        return false;
      }
    }
    if (at !== end) {
      return false;
    }
    const isExact = significant <= exactDigits && this.exponentAt === -1 && this.decimals < exactPowers.length;
    const size = isExact
      ? mantissa / exactPowers[this.decimals]
      : Number(asWritten(text.slice(first, end), decimal, thousands));
    this.value = this.sign === 0 || this.sign === 43 ? size : -size;
    return true;
  }
}

/** The same number as JavaScript writes it. */
function asWritten(unsigned: string, decimal: number, thousands: number): string {
  const ungrouped = thousands === 0 ? unsigned : unsigned.replaceAll(String.fromCharCode(thousands), '');
  return ungrouped.replace(String.fromCharCode(decimal), '.').replace('\u2212', '-');
}
