/// A colour as themes have it.
public enum ThemeColor: Hashable, Sendable {
  /// 0xRRGGBB.
  case direct(UInt32)
  /// One of xterm's 256. The first sixteen are the terminal's own: what they look like its user decides.
  case number(UInt8)

  /// 0xRRGGBB; nil for the terminal's own.
  var value: UInt32? {
    switch self {
    case .direct(let value): value
    case .number(let number): number < 16 ? nil : ThemeColor.xterm[Int(number) - 16]
    }
  }

  /// What xterm shows for the numbers from 16: a cube of six levels, then 24 greys.
  static let xterm: [UInt32] = (0..<240).map { (number: UInt32) in
    guard number < 216 else { return (8 + (number - 216) * 10) * 0x01_0101 }
    func level(_ step: UInt32) -> UInt32 { step == 0 ? 0 : 55 + step * 40 }
    return level(number / 36) << 16 | level(number / 6 % 6) << 8 | level(number % 6)
  }

  /// The colour of xterm's 256 that is nearest, of those that will do; the nearest of all when none will. The first
  /// sixteen are left out.
  public static func nearest(
    _ color: UInt32, where isFit: (UInt32) -> Bool = { _ in true }
  ) -> UInt8 {
    var (nearest, fitting) = ((number: 0, distance: Int.max), (number: 0, distance: Int.max))
    for (number, candidate) in xterm.enumerated() {
      let distance = distance(color, candidate)
      if distance < nearest.distance { nearest = (number, distance) }
      if distance < fitting.distance, isFit(candidate) { fitting = (number, distance) }
    }
    return UInt8(16 + (fitting.distance < .max ? fitting : nearest).number)
  }

  private static func distance(_ left: UInt32, _ right: UInt32) -> Int {
    var sum = 0
    for shift: UInt32 in [16, 8, 0] {
      let difference = Int(left >> shift & 0xFF) - Int(right >> shift & 0xFF)
      sum += difference * difference
    }
    return sum
  }

  /// The names of the terminal's own sixteen, in their order.
  public static let names: [String] = {
    let basic = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return basic + basic.map { "bright-" + $0 }
  }()
}
