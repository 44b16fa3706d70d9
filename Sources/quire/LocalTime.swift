import Digests
import Glibc

/// Moments as days and hours: of the reader's time zone, or of UTC.
enum LocalTime {
  /// `2026-11-25 04:10`, or in another form of `strftime`.
  static func text(_ seconds: Int, _ form: String = "%Y-%m-%d %H:%M") -> String {
    var parts = parts(seconds, isUTC: false)
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, form, &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func day(_ seconds: Int, isUTC: Bool = false) -> Day {
    let parts = parts(seconds, isUTC: isUTC)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(number: 0)
  }

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
