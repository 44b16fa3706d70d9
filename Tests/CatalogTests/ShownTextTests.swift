import Drafts
import Papers
import Testing

@testable import Catalog

/// TeX can name any character; what a terminal obeys is not shown for it.
@Suite struct ShownTextTests {
  @Test(arguments: [
    0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0x200F, 0x202E, 0x2066, 0xFEFF, 0x110000,
  ])
  func charactersByNumber(value: Int) {
    let hex = String(value, radix: 16)
    let upper = String(value, radix: 16, uppercase: true)
    for source in [
      #"a \char\#(value) b"#, #"a \char"\#(upper) b"#, #"$\char"\#(upper) x$"#,
      #"\symbol{\#(value)}"#,
      #"\unicode{x\#(hex)}"#, #"$\unicode{x\#(hex)}$"#, #"$\unicode[serif]{\#(value)}$"#,
      "a^^\(hex)b",
      "$^^\(hex)$", "$^^^^\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)$", "$^^[$",
      "^^[x",
      #"\char'33"#, #"\text{\char27 }"#, #"\mathrm{\char"1B}"#, #"\hbox{\symbol{27}}"#,
    ] {
      let digest = Digest([Draft(id: "2504.00001", title: source)])
      let shown = ShownText(Entry(digest: digest, index: 0).passage(\.title)).string
      #expect(shown.unicodeScalars.allSatisfy(SafeText.isSafe), "\(source)")
    }
  }
}
