/// The characters of Unicode that stand higher or lower.
enum Scripts {
  /// The raised or lowered form of a character; nil when there is none.
  static func form(of scalar: Unicode.Scalar, isRaised: Bool) -> Unicode.Scalar? {
    if scalar.value < 0x80 {
      let form = (isRaised ? raisedASCII : loweredASCII)[Int(scalar.value)]
      return form == "\0" ? nil : form
    }
    return isRaised ? raised[scalar] : lowered[scalar]
  }

  /// The forms of ASCII characters; zero where there is none.
  private static let raisedASCII = ascii(raised)
  private static let loweredASCII = ascii(lowered)

  private static func ascii(
    _ table: [Unicode.Scalar: Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    (0..<128).map { table[Unicode.Scalar(UInt8($0))] ?? "\0" }
  }

  /// The characters that have such a form, and that form.
  static func pairs(isRaised: Bool) -> [Unicode.Scalar: Unicode.Scalar] {
    isRaised ? raised : lowered
  }

  /// Whether a character is neither raised nor lowered.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0xB0 || !forms.contains(scalar)
  }

  /// Whether a character is a lowered one.
  static func isLowered(_ scalar: Unicode.Scalar) -> Bool { loweredForms.contains(scalar) }

  private static let loweredForms = Set(lowered.values)
  private static let forms = Set(raised.values).union(lowered.values)

  private static let raised = table(
    """
    0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾\
    aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ\
    AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂ\
    βᵝγᵞδᵟϕᵠφᵠχᵡθᶿ∘°′′″″‴‴
    """)

  private static let lowered = table(
    """
    0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎\
    aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ\
    βᵦγᵧρᵨφᵩϕᵩχᵪ
    """)

  private static func table(_ pairs: String) -> [Unicode.Scalar: Unicode.Scalar] {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    var scalars = pairs.unicodeScalars.makeIterator()
    while let plain = scalars.next(), let form = scalars.next() { table[plain] = form }
    return table
  }
}
