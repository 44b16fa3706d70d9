import Digests
import Papers

/// A date without its year, as the tables of one week have it: `07-28`, `7/28`.
enum MonthAndDay {
  /// The day, in the year to which the id of the paper belongs; nil when the text is no such date, or the id tells
  /// no month.
  static func day(_ text: UnsafeRawBufferPointer, of id: PaperID) -> Day? {
    guard (3...5).contains(text.count), let first = month(of: id) else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) {
      $0 == ASCII.hyphen || $0 == ASCII.slash || $0 == 0x2E
    }
    guard parts.count == 2, let month = number(parts[0]), let day = number(parts[1]) else {
      return nil
    }
    // A paper that is handed in on the last day of a month has an id of the next.
    let isBefore = month < first.month - 1
    let year = first.year + (first.month == 1 && month == 12 ? -1 : isBefore ? 1 : 0)
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard (1...2).contains(digits.count), digits.allSatisfy(ASCII.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
  }

  /// The year and the month with which an id of arXiv begins.
  private static func month(of id: PaperID) -> (year: Int, month: Int)? {
    let digits = id.description.utf8.prefix(4)
    guard id.isArxiv, digits.allSatisfy(ASCII.isDigit) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    return (2000 + number / 100, number % 100)
  }
}
