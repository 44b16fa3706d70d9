import Glibc
import Papers
import Testing
import Themes

@testable import Canvas
@testable import quire

/// The colours of the shipped themes, moved in lightness until they can be read.
///
/// `FIT_THEMES=1` rewrites the files of those that have colours which cannot be, says in each line what the colour
/// was, and fails; otherwise the files are what it would write.
@Suite struct ThemeFitting {
  private static let own = "Tests/ThemesTests/ThemeFitting.swift"
  private static let folder = String(#filePath.dropLast(own.count))

  @Test(arguments: ShippedTheme.all.map(\.name)) func colorsAreFitted(name: String) {
    let shipped = ShippedTheme.all.first { $0.name == name }!
    let fitted = fitted(ThemeSheet(name, toml: shipped.text), shipped.text)
    guard fitted != shipped.text else { return }
    Issue.record("\(name) has colours that cannot be read; FIT_THEMES=1 moves them")
    guard getenv("FIT_THEMES") != nil else { return }
    let file = fopen(Self.folder + "Themes/\(name).toml", "w")!
    fputs(fitted, file)
    fclose(file)
  }

  private func fitted(_ sheet: ThemeSheet, _ text: String) -> String {
    var text = text
    for (name, color) in moved(in: ShippedThemesTests.shelf.merged(sheet).0) {
      guard case .direct(let before)? = sheet.palette[name]?.color, before != color else {
        continue
      }
      text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix("\(name) = ") ? rewritten(line, before, color) : String(line)
      }.joined(separator: "\n")
    }
    return text
  }

  /// `dim = "#9d8f81"  # was #928374, moved in lightness`
  private func rewritten(_ line: Substring, _ before: UInt32, _ color: UInt32) -> String {
    let mark = "  # was "
    let comment = line.firstRange(of: mark)
    let known = comment.map { String(line[$0.lowerBound...]) }
    let value = line[..<(comment?.lowerBound ?? line.endIndex)]
    return value.replacing(hex(before), with: hex(color))
      + (known ?? "\(mark)\(hex(before)), moved in lightness to be read")
  }

  private func hex(_ color: UInt32) -> String {
    let digits = String(color, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The colours of a palette as far as they are moved: bars first, what stands on them after that.
  private func moved(in sheet: ThemeSheet) -> [String: UInt32] {
    var colors = sheet.palette.compactMapValues { paint -> UInt32? in paint.color.value }
    func name(_ mention: ThemeSheet.Placed<ThemeSheet.Mention>?) -> String? {
      if case .palette(let name)? = mention?.value { name } else { nil }
    }
    let plain = sheet.roles[.plain]
    let ground = sheet.ground ?? nil
    let papers: [UInt32] =
      name(plain?.background).flatMap { colors[$0] }.map { [$0] }
      ?? (ground == .dark ? [0x000000, 0x1E1E1E] : [0xFFFFFF, 0xFAFAFA])
    for role in Role.allCases where role.isCursorBar {
      guard let bar = name(sheet.roles[role]?.background), let color = colors[bar] else { continue }
      colors[bar] = Contrast.moved(color, on: papers[0], to: Contrast.shape)
    }
    for role in Role.allCases {
      let change = sheet.roles[role]
      guard let ink = name(change?.foreground) ?? name(plain?.foreground) else { continue }
      let backs = name(change?.background).flatMap { colors[$0] }.map { [$0] } ?? papers
      let isHigh = sheet.name.hasPrefix("high-contrast") && role.contrast == Contrast.text
      let needed = isHigh ? 7 : role.contrast
      for back in backs { colors[ink] = Contrast.moved(colors[ink]!, on: back, to: needed) }
    }
    return colors
  }
}
