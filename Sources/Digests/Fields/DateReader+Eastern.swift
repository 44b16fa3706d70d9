import Papers

/// Dates as they are written in Chinese, Japanese and Korean.
extension DateReader {
  /// `2024年1月2日`, `2024년 1월 2일`, `2024 年 1 月`, `二〇二四年一月二日`, `令和6年1月2日`.
  func eastern(at start: Int) -> (day: Day, end: Int)? {
    guard let (year, end) = easternYear(at: start), let yearEnd = sign("年", "년", at: end) else {
      return nil
    }
    let afterYear = blanks(from: yearEnd)
    guard let (month, _, monthDigits) = easternNumber(at: afterYear),
      let monthEnd = sign("月", "월", at: monthDigits)
    else { return Day(year: year, month: 1, day: 1).map { ($0, yearEnd) } }
    let afterMonth = blanks(from: monthEnd)
    guard let (day, _, dayDigits) = easternNumber(at: afterMonth),
      let dayEnd = sign("日", "일", at: dayDigits) ?? sign("号", "號", at: dayDigits)
    else { return Day(year: year, month: month, day: 1).map { ($0, monthEnd) } }
    return Day(year: year, month: month, day: day).map { ($0, dayEnd) }
  }

  /// Years are counted from the beginning of an era, or have four digits or the last two.
  private func easternYear(at start: Int) -> (year: Int, end: Int)? {
    guard start < range.upperBound else { return nil }
    if bytes[start] >= 0xE4 {
      for (era, before) in DateReader.eras
      where scanner.has(era, at: start, before: range.upperBound) {
        let from = start + era.utf8CodeUnitCount
        if scanner.has("元", at: from, before: range.upperBound) { return (before + 1, from + 3) }
        return easternNumber(at: from).flatMap {
          $0.digits <= 3 ? (before + $0.value, $0.end) : nil
        }
      }
    }
    guard let (year, digits, end) = easternNumber(at: start), digits == 4 || digits == 2 else {
      return nil
    }
    return (digits == 2 ? 2000 + year : year, end)
  }

  /// The year before the first of an era.
  private static let eras: [(name: StaticString, before: Int)] = [
    ("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911),
  ]

  /// A number, also in Chinese signs: one for each digit, or with the sign for ten.
  private func easternNumber(at start: Int) -> Number? {
    if let number = number(at: start) { return number }
    var (value, digits, offset, hasTen) = (0, 0, start, false)
    while digits < 4, let sign = chineseDigit(at: offset) {
      if sign == 10 {
        if hasTen || digits > 1 { return nil }
        value = max(value, 1) * 10
        hasTen = true
      } else if hasTen {
        // What follows the ten is added to it.
        value += sign
        return (value, 2, offset + 3)
      } else {
        value = value * 10 + sign
      }
      (digits, offset) = (digits + 1, offset + 3)
    }
    return digits > 0 ? (value, digits, offset) : nil
  }

  /// 0 to 9, or 10 for the sign of ten.
  private func chineseDigit(at place: Int) -> Int? {
    guard place + 2 < range.upperBound, bytes[place] >= 0xE2 else { return nil }
    return DateReader.chineseDigits.first {
      scanner.has($0.sign, at: place, before: range.upperBound)
    }?.value
  }

  private static let chineseDigits: [(sign: StaticString, value: Int)] = [
    ("〇", 0), ("零", 0), ("○", 0), ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6),
    ("七", 7), ("八", 8), ("九", 9), ("十", 10),
  ]
}
