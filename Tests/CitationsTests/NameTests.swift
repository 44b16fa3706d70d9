import Drafts
import Testing

@testable import Citations

/// Names in their parts, as BibTeX has them.
@Suite struct NameTests {
  @Test(arguments: [
    ("Ada Lovelace", "Lovelace, Ada"), ("Lovelace, Ada", "Lovelace, Ada"),
    ("Ludwig van Beethoven", "van Beethoven, Ludwig"), ("Ana de la Cruz", "de la Cruz, Ana"),
    ("van der Berg, Jan", "van der Berg, Jan"), ("de la Cruz", "de la Cruz"),
    ("Vincent Van Gogh", "Van Gogh, Vincent"), ("Juan De la Cruz", "{De la Cruz}, Juan"),
    ("Nguyen Van Anh", "Anh, Nguyen Van"), ("Ana da Silva Santos", "da Silva Santos, Ana"),
    ("Manuel de Falla y Matheu", "de {Falla y Matheu}, Manuel"),
    ("Jean d'Alembert", "{d'Alembert}, Jean"), ("bell hooks", "{hooks}, bell"),
    ("Sammy Davis, Jr.", "Davis, Jr., Sammy"), ("Sammy Davis Jr.", "Davis, Jr., Sammy"),
    ("Poe, Jr., Sammy", "Poe, Jr., Sammy"), ("Poe, Sammy, III", "Poe, III, Sammy"),
    ("Robert K. Merton III", "Merton, III, Robert K."), ("Senthil Kumar N", "N, Senthil Kumar"),
    ("Plato", "{Plato}"), ("ATLAS Collaboration", "{ATLAS Collaboration}"),
    ("The LIGO Scientific Collaboration", "{The LIGO Scientific Collaboration}"),
    ("Team GLM", "{Team GLM}"), ("Barnes and Noble, Inc.", "{Barnes and Noble, Inc.}"),
    ("Rock And Roll", "Roll, {Rock And}"), ("Jörg Müller", "M{\\\"u}ller, J{\\\"o}rg"),
    ("San Zhang (张三)", "Zhang, San"), ("Ann Smith*,†", "Smith, Ann"), ("  Bo   Lee ", "Lee, Bo"),
    ("{x} Y_z", "Y\\_z, {\\textbraceleft}x{\\textbraceright}"), ("et al.", "others"),
    ("al.", "others"),
    ("et al. (72 additional authors not shown)", "others"), ("a, b, c, d", "{a, b, c, d}"),
  ])
  func partsOfNames(name: String, written: String) {
    #expect(bibtex([name]) == written)
  }

  private func bibtex(_ names: [String]) -> String {
    let entry = CitationList([Draft.cited(authors: names).paper]).bytes(as: .bibtex)
    let line = String(decoding: entry, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("  author")
    }
    return line.map { String($0.dropFirst(12).dropLast(2)) } ?? ""
  }

  @Test func namesThatSayNothingAreNone() {
    for name in ["", " ", "*", ",", "()"] { #expect(AuthorName(name) == nil, "\(name)") }
  }
}
