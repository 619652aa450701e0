package org.partnercenter.incentive;

class IncentiveRacesOnH2Test extends IncentiveRaces {

    IncentiveRacesOnH2Test() {
        super(new IncentiveModule());
    }
}
