import Testing

@testable import Digests

/// Lines of authors, and the names in them.
@Suite struct AuthorNamesTests {
  @Test(arguments: [
    ("Ann Smith, Bo Lee", "Ann Smith|Bo Lee"),
    ("Ann Smith & Bo Lee", "Ann Smith|Bo Lee"),
    ("Ann Smith &amp; Bo Lee", "Ann Smith|Bo Lee"),
    ("A. One (1 and 2), B. Two and C. Three ((1) Here, (2) There)", "A. One|B. Two|C. Three"),
    (
      "A. One, B. Two, et al. (72 additional authors not shown)",
      "A. One|B. Two|et al. (72 additional authors not shown)"
    ),
    ("Sammy Poe, Jr., Bo Lee and Eve Fox", "Sammy Poe, Jr.|Bo Lee|Eve Fox"),
    ("Sammy Poe III, Bo Lee", "Sammy Poe III|Bo Lee"),
    ("Sammy Poe, III, Bo Lee", "Sammy Poe, III|Bo Lee"),
    ("Smith, Ann; Lee, Bo", "Ann Smith|Bo Lee"),
    ("Smith, Ann and Lee, Bo", "Ann Smith|Bo Lee"),
    ("van der Berg, Jan; Lee, Bo", "Jan van der Berg|Bo Lee"),
    ("Poe, Sammy, Jr.; Lee, Bo", "Sammy Poe, Jr.|Bo Lee"),
    ("Ann Smith; Bo Lee", "Ann Smith|Bo Lee"),
    ("Ann Smith, MIT; Bo Lee, University of Here", "Ann Smith|Bo Lee"),
    ("Ann Smith, Bo Lee, Cy Poe; Dee Ray", "Ann Smith|Bo Lee|Cy Poe|Dee Ray"),
    ("Doe, J., Roe, R. and Poe, E.", "J. Doe|R. Roe|E. Poe"),
    ("Doe, J., Roe, R. K., & Poe, E.-M.", "J. Doe|R. K. Roe|E.-M. Poe"),
    ("Doe, J., Roe, R., et al.", "J. Doe|R. Roe"),
    ("张三、李四", "张三|李四"),
    ("张三，李四，王五等", "张三|李四|王五"),
    ("王小明、李雷 等 12 位作者", "王小明|李雷"),
    ("王小明；李雷", "王小明|李雷"),
    ("Ann Smith (Example Lab, Paris), Bo Lee¹*", "Ann Smith|Bo Lee"),
    ("Ann Smith¹*, Bo Lee²†", "Ann Smith|Bo Lee"),
    ("Ann Smith1,2, Bo Lee3", "Ann Smith|Bo Lee"),
    ("Ann Smith<sup>1,2</sup>, Bo Lee<sup>2</sup>", "Ann Smith|Bo Lee"),
    ("Ann Smith$^{1,2}$, Bo Lee$^*$", "Ann Smith|Bo Lee"),
    ("Ann Smith^1, Bo Lee^{2}", "Ann Smith|Bo Lee"),
    ("Ann Smith (MIT), Bo Lee (1, 2)", "Ann Smith|Bo Lee"),
    ("Ann Smith（清华大学）、Bo Lee", "Ann Smith|Bo Lee"),
    ("**Ann Smith**, *Bo Lee*, _Cy Poe_", "Ann Smith|Bo Lee|Cy Poe"),
    ("[Ann Smith](https://a.org/(x)), [Bo Lee](https://b.org)", "Ann Smith|Bo Lee"),
    ("[Ann Smith, Bo Lee]", "Ann Smith|Bo Lee"),
    ("Ann Smith [1], Bo Lee [2]", "Ann Smith|Bo Lee"),
    ("Ann Smith <ann@here.org>, Bo Lee", "Ann Smith|Bo Lee"),
    ("<a href=\"x\">Ann Smith</a>, <a href=\"y\">Bo Lee</a>", "Ann Smith|Bo Lee"),
    ("Ann Smith et al.", "Ann Smith"), ("Ann Smith et.al.", "Ann Smith"),
    ("Ann Smith, et al. (6 authors)", "Ann Smith"),
    ("Ann Smith, Bo Lee, and 3 others", "Ann Smith|Bo Lee"),
    ("Ann Smith, Bo Lee, +5 more", "Ann Smith|Bo Lee"),
    ("Ann Smith and others", "Ann Smith"),
    ("Ann Smith and\nBo Lee", "Ann Smith|Bo Lee"),
    ("Ann Smith\nBo Lee\n", "Ann Smith|Bo Lee"),
    ("- Ann Smith\n- Bo Lee", "Ann Smith|Bo Lee"), ("Smith, Ann\nLee, Bo", "Ann Smith|Bo Lee"),
    ("A. One, B. Two and C.\n  Three, D. Four", "A. One|B. Two|C.\n  Three|D. Four"),
    ("Ann Smith | Bo Lee", "Ann Smith|Bo Lee"), ("Ann Smith / Bo Lee", "Ann Smith|Bo Lee"),
    ("Ann Smith • Bo Lee · Cy Poe", "Ann Smith|Bo Lee|Cy Poe"),
    ("Ann Smith und Bo Lee", "Ann Smith|Bo Lee"), ("Ann Smith et Bo Lee", "Ann Smith|Bo Lee"),
    ("Анна Кузнецова и Борис Ли", "Анна Кузнецова|Борис Ли"),
    ("By Ann Smith and Bo Lee.", "Ann Smith|Bo Lee"),
    ("Jos&eacute; M&uuml;ller, Bo Lee", "José Müller|Bo Lee"),
    ("Jos\\'{e} M\\\"uller, Bo Lee", "Jos\\'{e} M\\\"uller|Bo Lee"),
    ("Alexander Anderson, Santiago Ramón y Cajal", "Alexander Anderson|Santiago Ramón y Cajal"),
    ("Ana García, Luis Pérez y Marta Ruiz", "Ana García|Luis Pérez|Marta Ruiz"),
    ("Ana García y L. Pérez", "Ana García|L. Pérez"), ("García, Pérez y Ruiz", "García|Pérez|Ruiz"),
    ("José Ortega y Gasset", "José Ortega y Gasset"),
    ("José Ortega y Gasset, Ana García y Luis Pérez", "José Ortega y Gasset|Ana García|Luis Pérez"),
    ("José Ortega y Gasset y Ana García", "José Ortega y Gasset|Ana García"),
    ("Anna Rossi, Luca Bianchi e Marco Verdi", "Anna Rossi|Luca Bianchi|Marco Verdi"),
    ("João da Costa e Silva, Ana Reis", "João da Costa e Silva|Ana Reis"),
    ("Rui Costa e Silva Filho", "Rui Costa e Silva Filho"),
    ("ATLAS Collaboration: A. One, B. Two", "ATLAS Collaboration|A. One|B. Two"),
    ("The Example Collaboration", "The Example Collaboration"),
    ("Gemini Team, Google", "Gemini Team|Google"),
    ("Ann Smith (unclosed, Bo Lee", "Ann Smith (unclosed|Bo Lee"),
    ("Madonna", "Madonna"), ("", ""), (" , ; and ", ""), ("et al.", ""),
  ])
  func aLineIsDividedIntoNames(text: String, names: String) {
    let found = Array(text.utf8).withUnsafeBytes { AuthorNames.divide($0) }
    #expect(found.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|") == names)
  }

  @Test(arguments: [
    "(", "a, ", "Smith, A.; ", "[x](", " and ", "<sup>", "张、", " y ", "Ann Lee y ", "a e ", "$^{",
    "a¹, ", "&lt;",
  ])
  func repeatsAreReadInTimeThatGrowsWithThem(piece: String) {
    let text = Array(String(repeating: piece, count: 100_000).utf8)
    _ = text.withUnsafeBytes { AuthorNames.divide($0) }
  }
}
