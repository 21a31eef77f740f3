"""历年对比: an organ's reports of several years beside one another."""
