/// Hosts of papers: an address there is that of a paper, wherever it stands.
package enum PaperPlaces {
  /// Whether an address is of such a host.
  package static func isPaper(_ address: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(address)
    guard let start = scanner.find("://", in: 0..<min(address.count, 12)) else { return false }
    var host =
      start
      + 3..<(address[(start + 3)...].firstIndex {
        $0 == ASCII.slash || $0 == 0x3F || $0 == ASCII.hash
      } ?? address.count)
    // A whole site is no paper.
    guard host.upperBound + 1 < address.count, host.count < 100 else { return false }
    if scanner.has("www.", at: host.lowerBound, before: host.upperBound) {
      host = host.dropFirst(4)
    }
    return hosts.contains { name in
      let count = name.utf8CodeUnitCount
      guard host.count >= count, scanner.says(name, host.upperBound - count..<host.upperBound)
      else { return false }
      return host.count == count || address[host.upperBound - count - 1] == 0x2E
    }
  }

  private static let hosts: [StaticString] = [
    "openreview.net", "aclanthology.org", "aclweb.org", "openaccess.thecvf.com",
    "proceedings.neurips.cc",
    "papers.nips.cc", "proceedings.mlr.press", "jmlr.org", "ieeexplore.ieee.org", "dl.acm.org",
    "doi.org",
    "semanticscholar.org", "link.springer.com", "sciencedirect.com", "nature.com", "science.org",
    "onlinelibrary.wiley.com", "biorxiv.org", "medrxiv.org", "chemrxiv.org", "papers.ssrn.com",
    "pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "mdpi.com", "frontiersin.org",
    "journals.plos.org",
    "pnas.org", "iopscience.iop.org", "journals.aps.org", "academic.oup.com", "eprint.iacr.org",
    "ojs.aaai.org", "aaai.org", "ijcai.org", "isca-archive.org", "isca-speech.org", "usenix.org",
    "ndss-symposium.org", "roboticsproceedings.org", "hal.science", "ecva.net",
    "bmvc2020-conference.com",
    "tandfonline.com", "cambridge.org", "epubs.siam.org", "projecteuclid.org", "pubs.acs.org",
    "cell.com",
    "jstor.org", "osf.io", "techrxiv.org", "researchsquare.com", "preprints.org", "inspirehep.net",
    "adsabs.harvard.edu", "drops.dagstuhl.de", "direct.mit.edu", "dblp.org", "vldb.org",
  ]
}
