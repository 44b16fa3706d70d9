/// Hosts that have several addresses for one paper: its page, its PDF, old and new places.
enum PaperHosts {
  /// The key of an address at a known host; nil at others, and for pages there that are no paper's.
  static func key(of address: AddressParts) -> [UInt8]? {
    let steps = address.steps
    func key(_ place: String, _ id: some Collection<UInt8>) -> [UInt8] { Array(place.utf8) + id }
    switch String(decoding: address.host, as: UTF8.self) {
    case "openreview.net":
      return openReview(address).map { key("openreview.net/forum?id=", $0) }
    case "aclanthology.org", "aclweb.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de":
      return anthology(steps).map { key("aclanthology.org/", $0) }
    case "openaccess.thecvf.com":
      // `content/CVPR2021/html/…_paper.html`, `content_cvpr_2016/papers/…_paper.pdf`.
      guard let last = steps.last, steps.count > 2 else { return nil }
      return key("openaccess.thecvf.com/", withoutExtension(last).map(ASCII.lower))
    case "proceedings.neurips.cc", "papers.nips.cc", "papers.neurips.cc", "nips.cc", "neurips.cc":
      return neurIPS(steps).map { key("proceedings.neurips.cc/paper/", $0) }
    case "proceedings.mlr.press", "jmlr.org":
      // `v97/tan19a.html`, `v97/tan19a/tan19a.pdf`, `papers/volume15/tan14a/tan14a.pdf`, `papers/v15/tan14a.html`.
      guard let volume = steps.lazy.compactMap(volume).first, let last = steps.last, steps.count > 1
      else { return nil }
      let place = String(decoding: address.host, as: UTF8.self) + "/v"
      return key(place, Array(volume) + [ASCII.slash] + withoutExtension(last).map(ASCII.lower))
    case "ieeexplore.ieee.org":
      let found = address.value("arnumber") ?? steps.last.map { withoutExtension($0) }
      return found.flatMap { number($0) }.map { key("ieeexplore.ieee.org/document/", $0) }
    case "dl.acm.org", "portal.acm.org":
      return portal(address).map { key("dl.acm.org/citation?id=", $0) }
    case "semanticscholar.org", "api.semanticscholar.org":
      return steps.last.flatMap { $0.count == 40 ? key("semanticscholar.org/paper/", $0) : nil }
    case "pubmed.ncbi.nlm.nih.gov":
      return steps.first.flatMap { number($0) }.map { key("pubmed.ncbi.nlm.nih.gov/", $0) }
    case "ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "europepmc.org":
      if let id = steps.first(where: { $0.starts(with: "PMC".utf8) && $0.count > 3 }) {
        return key("pmc.ncbi.nlm.nih.gov/articles/", id)
      }
      guard let first = steps.first, first.elementsEqual("pubmed".utf8) else { return nil }
      return steps.last.flatMap { number($0) }.map { key("pubmed.ncbi.nlm.nih.gov/", $0) }
    case "sciencedirect.com":
      guard let place = steps.firstIndex(where: { $0.elementsEqual("pii".utf8) }),
        place + 1 < steps.count
      else { return nil }
      return key("sciencedirect.com/science/article/pii/", steps[place + 1])
    case "eprint.iacr.org", "dblp.org", "dblp.uni-trier.de", "roboticsproceedings.org",
      "isca-speech.org", "isca-archive.org", "bmvc2020-conference.com", "drops.dagstuhl.de":
      // A page and its PDF or record beside it.
      var path = address.path
      if let last = steps.last { path.removeLast(last.count - withoutExtension(last).count) }
      return address.query.isEmpty ? address.host + [ASCII.slash] + path : nil
    case "mdpi.com":
      // `2072-4292/12/3/456`, `…/htm`, `…/pdf`.
      return steps.count > 4 ? joined("mdpi.com", steps[..<4]) : nil
    default:
      return hal(address, steps) ?? journalSystem(address, steps)
    }
  }

  /// The DOI of an address at a host whose DOIs can be told from its addresses.
  static func doi(of address: AddressParts) -> ArraySlice<UInt8>? {
    let steps = address.steps
    switch String(decoding: address.host, as: UTF8.self) {
    case "nature.com":
      guard steps.count > 1, steps[0].elementsEqual("articles".utf8) else { return nil }
      return (Array("10.1038/".utf8) + withoutExtension(steps[1]))[...]
    case "papers.ssrn.com", "ssrn.com":
      let id =
        address.value("abstract_id") ?? address.value("abstractid")
        ?? steps.first.flatMap { $0.starts(with: "abstract=".utf8) ? $0.dropFirst(9) : nil }
      return id.flatMap { number($0) }.map { (Array("10.2139/ssrn.".utf8) + $0)[...] }
    case "zenodo.org":
      guard steps.count > 1, steps[0].starts(with: "record".utf8), let id = number(steps[1]) else {
        return nil
      }
      return (Array("10.5281/zenodo.".utf8) + id)[...]
    default: return nil
    }
  }

  /// The id of `forum?id=…`, `pdf?id=…`, `attachment?id=…&name=pdf`.
  private static func openReview(_ address: AddressParts) -> ArraySlice<UInt8>? {
    let pages = ["forum", "pdf", "attachment", "references/pdf"]
    guard pages.contains(where: { address.path.elementsEqual($0.utf8) }) else { return nil }
    return address.value("id")
  }

  /// The id of `P19-1001`, `P19-1001.pdf`, `P19-1001v2.pdf`, `anthology/papers/P/P19/P19-1001/`.
  private static func anthology(_ steps: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
    guard let last = steps.last, last.contains(ASCII.hyphen) else { return nil }
    let lists = ["volumes", "events", "venues", "people"]
    if steps.count > 1, lists.contains(where: { steps[0].elementsEqual($0.utf8) }) { return nil }
    return AddressParts.withoutVersion(withoutExtension(last).map(ASCII.lower)[...])
  }

  /// The addresses before DOIs were in them; the number after the point is the paper's.
  private static func portal(_ address: AddressParts) -> ArraySlice<UInt8>? {
    address.value("id").flatMap { number($0.split(separator: AddressByte.point).last ?? $0) }
  }

  /// `3f5ee243…` of `paper_files/paper/2017/hash/3f5ee243…-Abstract.html` and `paper/2017/file/…-Paper.pdf`;
  /// `7181` of `paper/7181-attention-is-all-you-need`.
  private static func neurIPS(_ steps: [ArraySlice<UInt8>]) -> [UInt8]? {
    guard let paper = steps.firstIndex(where: { $0.elementsEqual("paper".utf8) }),
      paper + 1 < steps.count, let last = steps.last
    else { return nil }
    let id = last.prefix { $0 != ASCII.hyphen && $0 != AddressByte.point }
    let isHash =
      id.count == 32 && id.allSatisfy { ASCII.isDigit($0) || ASCII.lower($0) &- 0x61 < 6 }
    return isHash ? id.map(ASCII.lower) : number(id).map { Array($0) }
  }

  /// `97` of `v97` and `volume97`.
  private static func volume(_ step: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for prefix in ["volume", "v"] where step.starts(with: prefix.utf8) {
      return number(step.dropFirst(prefix.utf8.count))
    }
    return nil
  }

  /// HAL has one set of ids over all its portals: `hal.science/hal-01234567v2/document`.
  private static func hal(_ address: AddressParts, _ steps: [ArraySlice<UInt8>]) -> [UInt8]? {
    guard hasSuffix(address.host, "hal.science") || hasSuffix(address.host, "archives-ouvertes.fr"),
      let id = steps.first(where: { step in
        step.firstIndex(of: ASCII.hyphen).map {
          ASCII.isDigit(step[step.index(after: $0)...].first ?? 0)
        } == true
      })
    else { return nil }
    return Array("hal.science/".utf8) + AddressParts.withoutVersion(id)
  }

  /// Open Journal Systems, on whatever host: `…/article/view/123`, `…/article/download/123/456`.
  private static func journalSystem(
    _ address: AddressParts, _ steps: [ArraySlice<UInt8>]
  ) -> [UInt8]? {
    guard let place = steps.firstIndex(where: { $0.elementsEqual("article".utf8) }),
      place + 2 < steps.count,
      steps[place + 1].elementsEqual("view".utf8)
        || steps[place + 1].elementsEqual("download".utf8),
      number(steps[place + 2]) != nil
    else { return nil }
    let host = String(decoding: address.host, as: UTF8.self)
    return joined(host, steps[...place] + ["view".utf8.map(\.self)[...], steps[place + 2]])
  }

  private static func joined(
    _ host: String, _ steps: some Collection<ArraySlice<UInt8>>
  ) -> [UInt8] {
    Array(host.utf8) + steps.flatMap { [ASCII.slash] + $0 }
  }

  /// A text that is a number.
  private static func number(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    !text.isEmpty && text.count < 20 && text.allSatisfy(ASCII.isDigit) ? text : nil
  }

  private static func hasSuffix(_ text: [UInt8], _ suffix: String) -> Bool {
    text.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// A file's name without `.pdf` and the like.
  private static func withoutExtension(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for ending in [".pdf", ".html", ".htm", ".bib", ".php", ".ps", ".xml"] {
      let count = ending.utf8.count
      if name.count > count,
        name.suffix(count).elementsEqual(ending.utf8, by: { ASCII.lower($0) == $1 })
      {
        return name.dropLast(count)
      }
    }
    return name
  }
}
