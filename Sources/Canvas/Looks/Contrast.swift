/// How well colours can be told apart (WCAG 2), and colours that are moved until they can.
public enum Contrast {
  /// What text needs.
  public static let text = 4.5
  /// What rules and bars need.
  public static let shape = 3.0

  /// From 1, for the same, to 21, for black and white.
  public static func ratio(_ one: UInt32, _ other: UInt32) -> Double {
    let (one, other) = (luminance(one), luminance(other))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// A colour with another lightness, and the same hue and saturation, that has the ratio to a background: the
  /// nearest on the side that is away from it, else on the other. Black or white when none has.
  public static func moved(_ color: UInt32, on back: UInt32, to wanted: Double) -> UInt32 {
    if ratio(color, back) >= wanted { return color }
    let (hue, saturation, lightness) = parts(of: color)
    let goesUp = luminance(color) >= luminance(back)
    for step in [goesUp ? 1.0 : -1, goesUp ? -1 : 1] {
      var now = lightness
      while (0...1).contains(now) {
        now += step / 256
        let moved = self.color(hue, saturation, min(max(0, now), 1))
        if ratio(moved, back) >= wanted { return moved }
      }
    }
    return ratio(0, back) > ratio(0xFF_FFFF, back) ? 0 : 0xFF_FFFF
  }

  // MARK: Light

  private static func luminance(_ color: UInt32) -> Double {
    0.2126 * linear[Int(color >> 16 & 0xFF)] + 0.7152 * linear[Int(color >> 8 & 0xFF)]
      + 0.0722 * linear[Int(color & 0xFF)]
  }

  /// The light of each level of sRGB.
  private static let linear: [Double] = (0...255).map { level in
    let level = Double(level) / 255
    return level <= 0.03928 ? level / 12.92 : raised((level + 0.055) / 1.055)
  }

  /// x to the power of 2.4, which is x² times the fifth root of x², found by halving an interval.
  private static func raised(_ x: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if middle * middle * middle * middle * middle < x * x { low = middle } else { high = middle }
    }
    return x * x * low
  }

  // MARK: Hue, saturation, lightness

  private static func parts(of color: UInt32) -> (
    hue: Double, saturation: Double, lightness: Double
  ) {
    let levels = [16, 8, 0].map { Double(color >> UInt32($0) & 0xFF) / 255 }
    let (most, least) = (levels.max()!, levels.min()!)
    let (spread, lightness) = (most - least, (most + least) / 2)
    guard spread > 0 else { return (0, 0, lightness) }
    let saturation = spread / (1 - abs(2 * lightness - 1))
    let sixth: Double
    if most == levels[0] {
      sixth = (levels[1] - levels[2]) / spread
    } else if most == levels[1] {
      sixth = 2 + (levels[2] - levels[0]) / spread
    } else {
      sixth = 4 + (levels[0] - levels[1]) / spread
    }
    return (sixth < 0 ? sixth + 6 : sixth, saturation, lightness)
  }

  /// - Parameter hue: from 0 to 6.
  private static func color(_ hue: Double, _ saturation: Double, _ lightness: Double) -> UInt32 {
    let chroma = (1 - abs(2 * lightness - 1)) * saturation
    let middle = chroma * (1 - abs(hue.truncatingRemainder(dividingBy: 2) - 1))
    let levels: [Double] =
      switch Int(hue) {
      case 0: [chroma, middle, 0]
      case 1: [middle, chroma, 0]
      case 2: [0, chroma, middle]
      case 3: [0, middle, chroma]
      case 4: [middle, 0, chroma]
      default: [chroma, 0, middle]
      }
    return levels.reduce(0) { color, level in
      color << 8 | UInt32(((level + lightness - chroma / 2) * 255).rounded())
    }
  }
}
