import Papers

/// Where an address leads: to a paper, perhaps to one, or to something else.
///
/// The table is of hosts that have papers, with what an address of one begins with there. An address at any
/// other host may be a paper's if the link is called so and papers are around it; what is in the second table is
/// never one: code, models, data, talks, blogs.
package struct LinkTarget {
  /// At a host of papers, or a DOI.
  package let isPaper: Bool
  /// Neither known as a paper nor as something else.
  package let mayBePaper: Bool
  /// An address of code.
  package let isCode: Bool

  package init(_ address: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(address)
    guard let host = LinkTarget.host(of: address) else {
      isPaper = LinkTarget.isDOI(address, from: 0)
      (mayBePaper, isCode) = (false, false)
      return
    }
    let known = LinkTarget.find(host, scanner)
    isPaper = known == .paper
    isCode = known == .code
    mayBePaper = known == nil && !LinkTarget.isOther(address, host)
  }

  /// The DOI in an address at `doi.org`, or at a publisher who has it in his addresses.
  package static func doi(in address: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let scanner = ByteScanner(address)
    guard var start = scanner.find("10.", in: 0..<address.count), isDOI(address, from: start),
      start == 0 || address[start - 1] == ASCII.slash || address[start - 1] == ASCII.colon
    else { return nil }
    // `/doi/full/10.1000/1`: the DOI is the rest, without what asks for something.
    var end = start
    while end < address.count, !ByteSet("?#&").contains(address[end]), !ASCII.isWhite(address[end])
    {
      end += 1
    }
    for tail in [".pdf", "/full", "/abstract", "/pdf", "/epdf"] as [StaticString]
    where scanner.ends(start..<end, with: tail) { end -= tail.utf8CodeUnitCount }
    while end > start, ByteSet("/.,;)").contains(address[end - 1]) { end -= 1 }
    if end - start < 7 { start = end }
    return start < end ? scanner.slice(start..<end) : nil
  }

  /// `10.`, four to nine digits, a slash and something.
  private static func isDOI(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
    guard ByteScanner(text).has("10.", at: start, before: text.count) else { return false }
    var offset = start + 3
    while offset < text.count, ASCII.isDigit(text[offset]) { offset += 1 }
    return (4...9).contains(offset - start - 3) && offset + 1 < text.count
      && text[offset] == ASCII.slash && text[offset + 1] > ASCII.space
  }

  private enum Known { case paper, code, other }

  private struct Entry {
    let host: StaticString
    /// What comes after the host; anything when empty.
    let paths: [StaticString]
    let known: Known

    init(_ host: StaticString, _ paths: [StaticString] = [], _ known: Known = .paper) {
      (self.host, self.paths, self.known) = (host, paths, known)
    }
  }

  /// Hosts, without `www.`; those within them count, too.
  private static let table: [Entry] = [
    Entry("doi.org", ["10."]),
    Entry("openreview.net", ["forum", "pdf", "attachment", "references"]),
    Entry("aclanthology.org"), Entry("aclweb.org", ["anthology/"]),
    Entry("openaccess.thecvf.com", ["content"]), Entry("ecva.net", ["papers/"]),
    Entry("proceedings.mlr.press"), Entry("papers.nips.cc", ["paper"]),
    Entry("papers.neurips.cc", ["paper"]), Entry("proceedings.neurips.cc", ["paper"]),
    Entry("proceedings.iclr.cc", ["paper"]), Entry("neurips.cc", ["virtual/"]),
    Entry("nips.cc", ["virtual/"]), Entry("iclr.cc", ["virtual/"]), Entry("icml.cc", ["virtual/"]),
    Entry("dl.acm.org", ["doi", "citation"]),
    Entry("ieeexplore.ieee.org", ["document", "abstract", "iel", "stamp", "xpl/article"]),
    Entry("computer.org", ["csdl/"]),
    Entry("link.springer.com", ["article", "chapter", "content/pdf"]),
    Entry("springer.com", ["article"]), Entry("rd.springer.com", ["article", "chapter"]),
    Entry("sciencedirect.com", ["science/article"]), Entry("nature.com", ["articles/"]),
    Entry("science.org", ["doi"]), Entry("sciencemag.org", ["content"]),
    Entry("biorxiv.org", ["content", "cgi/content"]), Entry("medrxiv.org", ["content"]),
    Entry("jmlr.org", ["papers/"]), Entry("isca-speech.org", ["archive"]),
    Entry("isca-archive.org"), Entry("usenix.org", ["conference/", "system/files"]),
    Entry("ojs.aaai.org", ["index.php"]), Entry("aaai.org", ["ojs/", "papers/", "library/"]),
    Entry("ijcai.org", ["proceedings/"]), Entry("bmvc2022.mpi-inf.mpg.de"),
    Entry("bmva-archive.org.uk"),
    Entry("mdpi.com"), Entry("pnas.org", ["doi", "content"]),
    Entry("journals.aps.org"), Entry("link.aps.org", ["doi"]),
    Entry("iopscience.iop.org", ["article"]),
    Entry("tandfonline.com", ["doi"]), Entry("onlinelibrary.wiley.com", ["doi"]),
    Entry("wiley.com", ["doi"]), Entry("eprint.iacr.org"), Entry("hal.science", []),
    Entry("hal.archives-ouvertes.fr"), Entry("inria.hal.science"),
    Entry("ssrn.com", ["abstract", "sol3/"]),
    Entry("osf.io", ["preprints/"]), Entry("psyarxiv.com"),
    Entry("chemrxiv.org", ["engage/", "articles"]),
    Entry("techrxiv.org", ["articles", "doi"]), Entry("researchsquare.com", ["article"]),
    Entry("preprints.org", ["manuscript"]), Entry("semanticscholar.org", ["paper/"]),
    Entry("api.semanticscholar.org", ["CorpusID", "arXiv"]), Entry("dblp.org", ["rec/"]),
    Entry("dblp.uni-trier.de", ["rec/"]), Entry("journals.sagepub.com", ["doi"]),
    Entry("academic.oup.com"), Entry("pubs.acs.org", ["doi"]),
    Entry("pubs.rsc.org", ["en/content"]),
    Entry("pubs.aip.org"), Entry("aip.scitation.org", ["doi"]),
    Entry("royalsocietypublishing.org", ["doi"]),
    Entry("epubs.siam.org", ["doi"]), Entry("projecteuclid.org"),
    Entry("frontiersin.org", ["articles", "journals"]),
    Entry("journals.plos.org"), Entry("elifesciences.org", ["articles", "reviewed-preprints"]),
    Entry("cell.com", [""]), Entry("thelancet.com", ["journals/"]), Entry("nejm.org", ["doi"]),
    Entry("jstor.org", ["stable/"]), Entry("direct.mit.edu"),
    Entry("mitpressjournals.org", ["doi"]),
    Entry("pubmed.ncbi.nlm.nih.gov"), Entry("ncbi.nlm.nih.gov", ["pmc/articles", "pubmed/"]),
    Entry("pmc.ncbi.nlm.nih.gov", ["articles"]), Entry("europepmc.org", ["article"]),
    Entry("roboticsproceedings.org"), Entry("robotics-proceedings.org"),
    Entry("vldb.org", ["pvldb"]),
    Entry("ndss-symposium.org", ["ndss-paper", "wp-content/uploads"]), Entry("drops.dagstuhl.de"),
    Entry("inspirehep.net", ["literature/", "record/"]), Entry("adsabs.harvard.edu", ["abs/"]),
    Entry("ui.adsabs.harvard.edu", ["abs/"]), Entry("hdl.handle.net"), Entry("diglib.eg.org"),
    Entry("ceur-ws.org", ["Vol-"]), Entry("worldscientific.com", ["doi"]),
    Entry("cambridge.org", ["core/journals"]),
    Entry("distill.pub", ["20"]), Entry("transformer-circuits.pub", ["20"]),
    Entry("jair.org", ["index.php"]),
    Entry("cv-foundation.org", ["openaccess"]), Entry("graphicsinterface.org"),

    Entry("github.com", [], .code), Entry("gitlab.com", [], .code),
    Entry("bitbucket.org", [], .code),
    Entry("gitee.com", [], .code), Entry("codeberg.org", [], .code),
    Entry("sourceforge.net", [], .code),
    Entry("paperswithcode.com", [], .other), Entry("gist.github.com", [], .code),
    Entry("raw.githubusercontent.com", [], .other), Entry("githubusercontent.com", [], .other),
    Entry("github.io", [], .other),
    Entry("huggingface.co", [], .other), Entry("hf.co", [], .other),
    Entry("modelscope.cn", [], .other),
    Entry("kaggle.com", [], .other), Entry("colab.research.google.com", [], .other),
    Entry("youtube.com", [], .other), Entry("youtu.be", [], .other),
    Entry("bilibili.com", [], .other),
    Entry("vimeo.com", [], .other), Entry("twitter.com", [], .other), Entry("x.com", [], .other),
    Entry("mastodon.social", [], .other), Entry("bsky.app", [], .other),
    Entry("reddit.com", [], .other),
    Entry("news.ycombinator.com", [], .other), Entry("linkedin.com", [], .other),
    Entry("medium.com", [], .other), Entry("substack.com", [], .other),
    Entry("zhihu.com", [], .other),
    Entry("mp.weixin.qq.com", [], .other), Entry("weixin.qq.com", [], .other),
    Entry("csdn.net", [], .other),
    Entry("discord.gg", [], .other), Entry("slideslive.com", [], .other),
    Entry("wandb.ai", [], .other),
    Entry("shields.io", [], .other), Entry("wikipedia.org", [], .other),
    Entry("zenodo.org", [], .other),
    Entry("pypi.org", [], .other), Entry("scholar.google.com", [], .other),
    Entry("docs.google.com", [], .other),
    Entry("arxiv.org", ["list", "a/", "archive", "search", "find"], .other),
    Entry("notion.site", [], .other),
    Entry("catalyzex.com", [], .other), Entry("connectedpapers.com", [], .other),
  ]

  /// The table by the last two parts of a host: `thecvf.com`.
  private static let byDomain: WordTable<[Entry]> = {
    var result: [UInt64: [Entry]] = [:]
    for entry in table {
      let bytes = UnsafeRawBufferPointer(
        start: entry.host.utf8Start, count: entry.host.utf8CodeUnitCount)
      result[domain(of: bytes), default: []].append(entry)
    }
    return WordTable(result.map { ($0.key, $0.value) })
  }()

  /// A hash of the last two parts of a host.
  private static func domain(of host: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var dots = 0
    for byte in host.reversed() {
      if byte == 0x2E { dots += 1 }
      if dots == 2 { break }
      hash = (hash ^ UInt64(ASCII.lower(byte))) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  private static func host(of address: UnsafeRawBufferPointer) -> Range<Int>? {
    let scanner = ByteScanner(address)
    var start = 0
    for scheme in ["https://", "http://", "//"] as [StaticString]
    where scanner.has(scheme, at: 0, before: address.count) {
      start = scheme.utf8CodeUnitCount
      break
    }
    guard start > 0 else { return nil }
    var end = start
    while end < address.count, !ByteSet("/?#:").contains(address[end]) { end += 1 }
    if scanner.has("www.", at: start, before: end) { start += 4 }
    return start < end ? start..<end : nil
  }

  private static func find(_ host: Range<Int>, _ scanner: ByteScanner) -> Known? {
    guard let entries = byDomain[domain(of: scanner.slice(host))] else { return nil }
    var result: Known?
    for entry in entries {
      let length = entry.host.utf8CodeUnitCount
      guard
        host.count == length
          || host.count > length && scanner.bytes[host.upperBound - length - 1] == 0x2E,
        scanner.says(entry.host, host.upperBound - length..<host.upperBound)
      else { continue }
      if entry.paths.isEmpty { result = result ?? entry.known }
      let path = host.upperBound + 1
      if entry.paths.contains(where: { scanner.has($0, at: path, before: scanner.bytes.count) }) {
        return entry.known
      }
      // A host of papers has other pages, too.
      if !entry.paths.isEmpty, entry.known == .paper { result = result ?? .other }
    }
    return result
  }

  /// What an address says of itself: blogs, talks and pages are no papers.
  private static func isOther(_ address: UnsafeRawBufferPointer, _ host: Range<Int>) -> Bool {
    let scanner = ByteScanner(address)
    if scanner.find("blog", in: 0..<address.count) != nil { return true }
    return ([".png", ".jpg", ".gif", ".mp4", ".zip", ".ipynb", ".svg"] as [StaticString]).contains {
      scanner.ends(0..<address.count, with: $0)
    }
  }
}
