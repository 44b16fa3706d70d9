import Glibc
import Papers

/// Moments as days and hours: of the reader's time zone, or of UTC.
enum LocalTime {
  /// `2026-11-25 04:10`, or in another form of `strftime`.
  static func text(_ seconds: Int, _ form: String = "%Y-%m-%d %H:%M") -> String {
    var parts = parts(seconds, isUTC: false)
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, form, &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// `2026-11-25T04:10:09Z`: of UTC, for what other machines may read.
  static func stamp(_ seconds: Int) -> String {
    var parts = parts(seconds, isUTC: true)
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A moment as one speaks of it: `14:03 today`, `yesterday`, `Tuesday`, `18 November`, with the year
  /// when it is another one. `now` is in seconds since 1970.
  static func since(_ seconds: Int, now: Int = time(nil)) -> String {
    let (then, today) = (day(seconds), day(now))
    switch today.number - then.number {
    case 0: return text(seconds, "%H:%M today")
    case 1: return "yesterday"
    case 2...6: return text(seconds, "%A")
    default:
      let isThisYear = then.components.year == today.components.year
      return text(seconds, isThisYear ? "%-d %B" : "%-d %B %Y")
    }
  }

  /// A moment for a list: `today 14:03`, `Tue 18 Nov 09:10`, with the year when it is another one.
  static func recent(_ seconds: Int, now: Int = time(nil)) -> String {
    let (then, today) = (day(seconds), day(now))
    if then == today { return text(seconds, "today %H:%M") }
    let isThisYear = then.components.year == today.components.year
    return text(seconds, isThisYear ? "%a %-d %b %H:%M" : "%-d %b %Y %H:%M")
  }

  static func day(_ seconds: Int, isUTC: Bool = false) -> Day {
    let parts = parts(seconds, isUTC: isUTC)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? (seconds < 0 ? LocalTime.firstDay : LocalTime.lastDay)
  }

  /// Those of the calendar; moments before and after are taken for these.
  private static let firstDay = Day("0001-01-01")!
  private static let lastDay = Day("9999-12-31")!

  /// When a day begins, in seconds since 1970.
  static func start(of day: Day, isUTC: Bool = false) -> Int {
    if isUTC { return Int(day.number) * 86_400 }
    var parts = tm()
    let (year, month, date) = day.components
    parts.tm_year = Int32(year - 1900)
    parts.tm_mon = Int32(month - 1)
    parts.tm_mday = Int32(date)
    parts.tm_isdst = -1
    return mktime(&parts)
  }

  private static func parts(_ seconds: Int, isUTC: Bool) -> tm {
    var (time, parts) = (time_t(seconds), tm())
    if isUTC { gmtime_r(&time, &parts) } else { localtime_r(&time, &parts) }
    return parts
  }
}
